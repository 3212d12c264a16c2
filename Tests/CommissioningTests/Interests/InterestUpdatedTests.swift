import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestUpdatedTests {
    private let event = "interest-updated"
    private let minimal = #"{"interestRef":"interest:1"}"#

    private func update(_ members: String) -> String { #"{"interestRef":"interest:1"\#(members)}"# }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            InterestsArea.self, event, minimal: minimal,
            full: #"""
                {"interestRef":"interest:1","personRef":"person:1","type":"financial",
                "directness":"indirect","organisation":{"name":"Vale Hearing Ltd","ods":"NT1",
                "parentOf":["NT2"],"memberOf":["NT3"]},"from":"2016-05-31","fromPrecision":"month",
                "to":"2017-03-01","mitigationCode":"noVote","mitigation":"Does not vote.",
                "nature":"Holds a third of the shares."}
                """#)
    }

    @Test func `what is given changes and what is left out stays`() {
        let data = update(#","directness":"indirect","mitigationCode":"leaveRoom""#)
        #expect(Registers.declared.when(event, on: "2018-01-01", data) == nil)
        let state = Registers.declared.given(event, on: "2018-01-01", data).state
        let content = state.interests[Registers.shares]?.content
        #expect(content?.directness == .indirect && content?.mitigation == .leaveRoom)
        #expect(content?.type == .financial && content?.organisation?.code == ods("NT1"))
        #expect(content?.from == CoarseDate(day("2016-05-01")))
    }

    @Test func `an interest that no event declares cannot be updated`() {
        #expect(
            Registers.story.when(event, on: "2018-01-01", minimal)
                == .interestNotDeclared(Registers.shares))
        let ended = Registers.story.given("interest-ended", on: "2017-01-01", minimal)
        #expect(
            ended.when(event, on: "2018-01-01", minimal) == .interestNotDeclared(Registers.shares))
    }

    @Test func `an interest of somebody else cannot be updated`() {
        let data = update(#","personRef":"person:2""#)
        #expect(
            Registers.declared.when(event, on: "2018-01-01", data)
                == .referenceOfAnother(Registers.shares, person: Registers.gp, by: Position(0)))
        let own = update(#","personRef":"person:1""#)
        #expect(Registers.declared.when(event, on: "2018-01-01", own) == nil)
    }

    @Test func `a change cannot end an interest before it began`() {
        let data = update(#","to":"2016-05-01""#)
        #expect(
            Registers.declared.when(event, on: "2018-01-01", data)
                == .endNotAfterStart(to: day("2016-05-01"), from: day("2016-05-01")))
        let ended = Registers.declared.given("interest-ended", on: "2017-01-01", minimal)
        #expect(
            ended.when(event, on: "2018-01-01", update(#","from":"2017-06-01""#))
                == .endNotAfterStart(to: day("2017-01-01"), from: day("2017-06-01")))
        #expect(
            Registers.declared.when(
                event, on: "2018-01-01", update(#","from":"2016-05-02","fromPrecision":"month""#))
                == .precisionWithoutSpan(day: day("2016-05-02"), .month))
    }

    @Test func `an ended interest is updated all the same, and so is a confirmed one, each time`() {
        let ended = Registers.declared.given("interest-ended", on: "2017-06-01", minimal)
        #expect(ended.when(event, on: "2018-01-01", minimal) == nil)
        let twice = ended.given(event, on: "2018-01-01", minimal)
        #expect(twice.when(event, on: "2018-01-01", minimal) == nil)
        #expect(twice.state.interests[Registers.shares]?.updates.map(\.by) == at(2))
    }

    @Test func `it is found under the organisation that it names`() {
        let data = update(#","organisation":{"name":"Vale Hearing Ltd","ods":"NT1"}"#)
        #expect(Reading.tags(InterestsArea.self, event, data) == ["body:NT1"])
        #expect(Reading.tags(InterestsArea.self, event, minimal) == [])
    }
}
