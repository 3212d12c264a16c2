import EventLog
import Testing

@testable import Commissioning

@Suite struct ItemDecidedTests {
    private let item = Boards.ref("item:7")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            GovernanceArea.self, "item-decided", minimal: Boards.decided(on: nil),
            full: Boards.decided())
    }

    @Test func `an item states who could decide, how they voted and what it was about`() throws {
        let data = Boards.decided(
            "item:7", on: nil, [("person:2", false, "notEligible"), ("person:1", true, "against")])
        let state = Boards.met.given("item-decided", on: "2013-05-14", data).state
        let decided = try #require(state.item(item, of: Boards.may))
        #expect(decided.by == Position(1) && decided.value.decision == nil)
        #expect(decided.value.deciders.map(\.person) == [Boards.chair, Boards.lay])
        #expect(decided.value.deciders.map(\.vote) == [.against, .notEligible])
        #expect(decided.value.deciders.map(\.wasPresent) == [true, false])
        #expect(decided.value.isQuorate)
    }

    @Test func `nobody can decide twice`() {
        let data = Boards.decided(
            "item:7", on: nil, [("person:1", true, "for"), ("person:1", true, "against")])
        let refusal = Boards.met.when("item-decided", on: "2013-05-14", data)
        #expect(refusal == .personTwice(Boards.chair, field: "deciders"))
    }

    @Test func `an item of a meeting not on record is recorded`() {
        #expect(Boards.story.when("item-decided", on: "2013-05-14", Boards.decided()) == nil)
        let state = Boards.story.given("item-decided", on: "2013-05-14", Boards.decided()).state
        #expect(state.meetings[Boards.may]?.held == nil)
        #expect(state.item(item, of: Boards.may)?.by == Position(0))
    }

    @Test func `a vote by somebody who was not there, without a quorum, is recorded`() throws {
        let data = Boards.decided(
            "item:7", on: nil, [("person:9", true, "for")], isQuorate: false)
        #expect(Boards.met.when("item-decided", on: "2013-05-14", data) == nil)
        let state = Boards.met.given("item-decided", on: "2013-05-14", data).state
        let decided = try #require(state.item(item, of: Boards.may))
        #expect(!decided.value.isQuorate)
        #expect(decided.value.deciders.map(\.person.text) == ["person:9"])
    }

    @Test func `the same item decided again in the same way is refused`() {
        let story = Boards.met.given("item-decided", on: "2013-05-14", Boards.decided())
        #expect(
            story.when("item-decided", on: "2013-05-14", Boards.decided())
                == .alreadyDecided(
                    item: item, meeting: Boards.may, on: day("2013-05-14"), by: Position(1)))
        #expect(story.when("item-decided", on: "2013-05-14", Boards.decided("item:8")) == nil)
    }

    @Test(arguments: [("2013-05-14", "against"), ("2013-05-15", "for")])
    func `another account of an item, or another day, is recorded and contested`(
        on date: String, vote: String
    ) {
        let story = Boards.met.given("item-decided", on: "2013-05-14", Boards.decided())
        let other = Boards.decided(
            "item:7", on: "procurement/02Q/2013-004", [("person:1", true, vote)])
        #expect(story.when("item-decided", on: date, other) == nil)
        let decided = story.given("item-decided", on: date, other).state.item(item, of: Boards.may)
        #expect(decided?.contests == at(1) && decided?.by == Position(2))
        #expect(decided?.value.deciders.map(\.vote.rawValue) == [vote])
    }

    @Test func `the codes are those of the schema`() {
        let codes = DeciderVote.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "for against abstain notEligible")
    }
}
