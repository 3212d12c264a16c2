import EventLog
import Testing

@testable import Commissioning

@Suite struct DecisionRatifiedTests {
    private func data(_ what: String, ratified: Bool = true) -> String {
        #"{"meeting":"board:2013-05"\#(what),"ratified":\#(ratified)}"#
    }

    private let urgent = #","urgent":"urgent:1""#
    private let stream = #","decisionRef":"procurement/02Q/2013-004""#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "decision-ratified", minimal: data(""),
            full: data(#","item":"item:3""# + urgent + stream))
    }

    @Test func `a ratification states the meeting, the item and what became of it`() throws {
        let rejected = data(#","item":"item:3""# + stream, ratified: false)
        let state = Boards.story.given("decision-ratified", on: "2013-05-14", rejected).state
        let ratification = try #require(state.ratifications.first)
        #expect(ratification.by == Position(0) && ratification.value.meeting == Boards.may)
        #expect(ratification.value.item == Boards.ref("item:3"))
        #expect(ratification.value.urgent == nil)
        #expect(ratification.value.decision == Boards.cleaning)
        #expect(!ratification.value.isRatified)
    }

    @Test func `a ratification of nothing is refused`() {
        let refusal = Boards.story.when("decision-ratified", on: "2013-05-14", data(""))
        #expect(refusal == .ratifiesNothing)
        let state = Boards.story.given("decision-ratified", on: "2013-05-14", data("")).state
        #expect(state.ratifications.isEmpty)
    }

    @Test func `ratification of something unknown by a meeting unknown is recorded`() {
        #expect(Boards.story.when("decision-ratified", on: "2013-05-14", data(urgent)) == nil)
        let state = Boards.story.given("decision-ratified", on: "2013-05-14", data(urgent)).state
        #expect(state.urgentDecisions[Boards.urgent] == nil && state.meetings[Boards.may] == nil)
        #expect(state.ratifications(ofUrgent: Boards.urgent).map(\.by) == at(0))
    }

    @Test(arguments: [#","urgent":"urgent:1""#, #","decisionRef":"procurement/02Q/2013-004""#])
    func `the same ratification by the same meeting is refused`(what: String) {
        let story = Boards.story.given("decision-ratified", on: "2013-05-14", data(what))
        #expect(
            story.when("decision-ratified", on: "2013-05-14", data(what))
                == .alreadyRatified(meeting: Boards.may, on: day("2013-05-14"), by: Position(0)))
        let june = #"{"meeting":"board:2013-06"\#(what),"ratified":true}"#
        #expect(story.when("decision-ratified", on: "2013-06-11", june) == nil)
        let state = story.given("decision-ratified", on: "2013-06-11", june).state
        #expect(state.ratifications.map(\.isContested) == [false, false])
    }

    @Test(arguments: [("2013-05-14", false), ("2013-05-15", true)])
    func `another account of it, or another day, is recorded and contested`(
        on date: String, isRatified: Bool
    ) {
        let other = data(urgent, ratified: isRatified)
        let story = Boards.story.given("decision-ratified", on: "2013-05-14", data(urgent))
        #expect(story.when("decision-ratified", on: date, other) == nil)
        let state = story.given("decision-ratified", on: date, other).state
        #expect(state.ratifications.map(\.contests) == [at(0)])
        #expect(state.ratifications.map(\.value.isRatified) == [isRatified])
    }

    @Test func `two urgent decisions on one stream are ratified apart`() {
        let other = #","urgent":"urgent:2""#
        let state =
            Boards.story.given("decision-ratified", on: "2013-05-14", data(urgent + stream))
            .given("decision-ratified", on: "2013-05-14", data(other + stream)).state
        #expect(state.ratifications.map(\.isContested) == [false, false])
    }

    @Test func `what one account names by its stream another may name by both`() {
        let state =
            Boards.story.given("decision-ratified", on: "2013-05-14", data(stream))
            .given("decision-ratified", on: "2013-05-14", data(urgent + stream)).state
        #expect(state.ratifications.map(\.contests) == [at(0)])
    }
}
