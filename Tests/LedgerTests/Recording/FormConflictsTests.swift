import Commissioning
import EventLog
import Testing

@testable import Ledger

@Suite struct FormConflictsTests {
    private func issues(_ conflicts: String) throws -> [FieldIssue] {
        DecisionForm.issues(
            in: try SampleForm.json(["conflicts": conflicts]), field: "conflicts")
    }

    @Test func `none is said, never left out`() throws {
        #expect(try issues(#""none""#).isEmpty)
        #expect(try issues("").map(\.reason) == ["conflicts is missing"])
        #expect(try issues("[]").first?.hint == "write none instead")
    }

    @Test func `an interest has its place in the list`() throws {
        let found = try issues(#"[{"personRef":"person:a"},{"action":"fled"}]"#)
        #expect(Set(found.map(\.path)) == ["/conflicts/1/personRef", "/conflicts/1/action"])
    }

    @Test func `what was done about an interest is read with it`() throws {
        let form = try SampleForm.form([
            "conflicts": #"[{"personRef":"person:a","interestRef":"I","action":"recused","#
                + #""reasonCode":"materialInterest","reason":"A share."}]"#
        ])
        let conflict = try #require(form.conflicts.declared.first)
        #expect(conflict.person.text == "person:a" && conflict.interest?.text == "I")
        #expect(conflict.action == .recused && conflict.reasonCode == .materialInterest)
        #expect(conflict.reason == "A share.")
    }
}
