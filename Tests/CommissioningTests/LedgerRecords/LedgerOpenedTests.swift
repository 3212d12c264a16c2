import EventLog
import Testing

@testable import Commissioning

@Suite struct LedgerOpenedTests {
    private let minimal = #"{"origin":"ledger.example/ccg","format":0,"clock":"simulated"}"#
    private let full = #"""
        {"origin":"ledger.example/ccg","format":1,"clock":"real","predecessor":
        {"origin":"ledger.example/pct","size":12,
        "root":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}}
        """#
    private let story = Story(LedgerArea.self, "ledger/opening")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(LedgerArea.self, "opened", minimal: minimal, full: full)
    }

    @Test func `what a ledger carries on is kept`() throws {
        #expect(story.when("opened", on: "2013-04-01", full) == nil)
        let opening = try #require(story.given("opened", on: "2013-04-01", full).state.opening)
        #expect(opening.value.origin.text == "ledger.example/ccg")
        #expect(opening.value.format == 1 && opening.value.clock == .real)
        #expect(opening.value.predecessor?.size == 12)
    }

    @Test func `a ledger is opened once, whatever the second opening says`() {
        let opened = story.given("opened", on: "2013-04-01", minimal)
        for data in [minimal, full] {
            let refusal = opened.when("opened", on: "2014-04-01", data)
            #expect(refusal == .alreadyOpened(by: Position(0)))
        }
    }

    @Test func `a second opening that stands on record all the same is contested`() {
        let state =
            story.given("opened", on: "2013-04-01", minimal)
            .given("opened", on: "2013-04-01", full).state
        #expect(state.opening?.contests == at(0))
    }
}
