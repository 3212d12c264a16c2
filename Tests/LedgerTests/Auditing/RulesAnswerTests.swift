import AuditRules
import Testing

@testable import Ledger

@Suite struct RulesAnswerTests {
    @Test func `one rule is found in either case, all are listed, others are not there`() throws {
        #expect(try RulesAnswer("fair-04").cards.map(\.id) == ["FAIR-04"])
        #expect(try RulesAnswer().cards.count == RuleCatalogue.rules.count)
        let error = #expect(throws: LedgerError.self) { try RulesAnswer("FAIR-99") }
        guard case .notFound(_, let hint)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(hint?.contains("FAIR-04") == true)
    }

    @Test func `the document holds the digest of the catalogue`() throws {
        let text = String(decoding: try RulesAnswer().document.bytes, as: UTF8.self)
        #expect(text.contains(RuleCatalogue.digest))
    }
}
