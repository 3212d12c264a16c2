import CanonicalJSON
import Testing

@testable import AuditRules

struct RuleCardJSONTests {
    @Test func `a page in JSON has every part that it has on paper`() throws {
        guard case .object(let page) = try #require(RuleCatalogue.card("OPEN-01")).json else {
            Issue.record("no object")
            return
        }
        let names = Set(page.members.map(\.name))
        #expect(
            names.isSuperset(of: [
                "id", "question", "formula", "source", "confidence", "inForce", "appliesWhen",
                "severity", "obligation", "answerable", "firesOn", "reads", "threshold", "caveat",
                "examples", "consequenceOf",
            ]))
    }
}
