import EventLog
import Testing

@testable import Commissioning

@Suite struct ProposalRefusedTests {
    private func refused(_ more: String = "") -> String {
        #"""
        {"proposedType":"org.organisation-closed.v1","proposedOn":"2022-07-01",
        "refusal":"already-closed","contentMac":
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"\#(more)}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "proposal-refused", minimal: refused(),
            full: refused(#","restsOn":[3,9007199254740991]"#))
    }

    @Test func `what was refused is kept with the events in the way`() throws {
        let story = Story(LedgerArea.self, "ledger/refusals")
        let data = refused(#","restsOn":[3,5]"#)
        #expect(story.when("proposal-refused", on: "2022-08-01", data) == nil)
        let state = story.given("proposal-refused", on: "2022-08-01", data).state
        let refusal = try #require(state.refusals.first?.value)
        #expect(refusal.rule.text == "already-closed" && refusal.restsOn == at(3, 5))
        #expect(refusal.on == day("2022-07-01"))
        #expect(refusal.type.text == "org.organisation-closed.v1")
    }
}
