import EventLog
import Testing

@testable import Commissioning

@Suite struct OrganisationStateTests {
    private let story = Story(OrganisationArea.self, "org/02Q")

    @Test func `a body of which nothing is known has nothing but its code`() {
        #expect(story.state.code == ods("02Q"))
        #expect(story.state.kind == nil && story.state.legalName == nil)
        #expect(story.state.openedOn == nil && story.state.closedOn == nil)
        #expect(story.state.predecessors.isEmpty)
    }

    @Test func `events from the closing day on are noted as after closing`() {
        let closed =
            story
            .given("organisation-closed", on: "2022-07-01", #"{"reasonCode":"replacedByICB"}"#)
            .given("organisation-renamed", on: "2022-07-01", #"{"newName":"A"}"#)
            .given("organisation-renamed", on: "2022-06-30", #"{"newName":"B"}"#)
        #expect(closed.state.afterClosing == at(1))
    }

    @Test func `the state of a body takes little room`() {
        #expect(MemoryLayout<OrganisationState>.size <= 80)
    }

    @Test func `an opening of which only the span is known is the span, not its last day`() {
        let data = #"{"kind":"CCG","name":"A"}"#
        let event = Reading.event(
            OrganisationArea.self, "organisation-registered", data, from: #_sourceLocation)
        var state = story.state
        event?.apply(
            to: &state,
            Fact(
                id: EventID(high: 0, low: 0), position: Position(0), statedAt: Position(0),
                occurredOn: day("2012-12-31"), precision: .year, time: nil,
                recordedTime: Instant(microseconds: 0), isLate: false))
        #expect(state.opening == CoarseDate(spanEnding: day("2012-12-31"), .year))
        let exact = story.given("organisation-registered", on: "2013-04-01", data).state
        #expect(exact.opening == CoarseDate(day("2013-04-01")))
    }
}
