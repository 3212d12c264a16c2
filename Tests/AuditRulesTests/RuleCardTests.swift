import Testing

@testable import AuditRules

struct RuleCardTests {
    @Test func `only a duty and the ledger's own soundness can be breached`() {
        let severities = RuleCard.Severity.allCases
        #expect(severities.filter(\.allowsBreach) == [.duty, .ledger])
        #expect(Set(severities.map(\.words)).count == severities.count)
    }
}
