import Testing

@testable import AuditRules

struct FoldedFindingTests {
    @Test func `findings of rules that follow from none stay roots`() async throws {
        let history = try await history(
            LateBidAcceptedTests.histories.trips + [
                complete("procurement"), contract("2016-08-01"),
            ]
        )
        let raised = Audit(history).findings.filter(\.outcome.isAdverse)
        let folded = FoldedFinding.folding(raised)
        #expect(raised.count >= 2)
        #expect(folded.map(\.root.key) + folded.flatMap { $0.consequences.map(\.key) } != [])
        #expect(
            Set(folded.flatMap { [$0.root] + $0.consequences }.map(\.key))
                == Set(raised.map(\.key)))
    }
}
