import AuditRules
import Testing

@testable import LedgerCLI

struct RuleTextTests {
    @Test(arguments: RuleCatalogue.cards)
    func `a page fits a terminal and has its examples`(_ card: RuleCard) {
        let lines = RuleText.page(card)
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 110 })
        let text = lines.joined(separator: "\n")
        #expect(text.contains("Examples") && text.contains("source"))
        #expect(card.examples.allSatisfy { text.contains("  \($0.outcome)") })
    }
}
