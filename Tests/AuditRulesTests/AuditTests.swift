import Testing

@testable import AuditRules

struct AuditTests {
    @Test func `a decision counts as tested when every rule that applies could be`() async throws {
        let lines = [
            commenced("PCR2015", "2016-05-01", care: false), award("2016-07-01"),
        ]
        let whole = Audit(try await history(lines), rules: [ContractWithoutDecision.self])
        #expect(whole.coverage.decisions == 1 && whole.coverage.tested == 0)
        #expect(whole.coverage.outOfScope == 1)
        let contracted = Audit(
            try await history(lines + [contract("2016-08-01")]),
            rules: [ContractWithoutDecision.self])
        #expect(contracted.coverage.tested == 1 && contracted.coverage.mostRules == 1)
        #expect(
            contracted.coverage.sentence
                == "of 1 decision, 1 could be tested on the one rule that applies; no part of the "
                + "record is declared complete")
    }

    @Test func `coverage of several is added up`() async throws {
        let one = Audit(try await history([award("2016-07-01"), complete("contract")])).coverage
        let two = AuditCoverage(of: [one, one])
        #expect(two.decisions == 2 * one.decisions && two.declarations == 2)
        #expect(AuditCoverage(of: []).sentence.hasPrefix("no decision is on record"))
    }

    @Test func `what somebody else is to answer is not the body's own`() async throws {
        let audit = Audit(try await history(LateBidAcceptedTests.histories.trips))
        #expect(audit.findings.filter(\.outcome.isAdverse).allSatisfy(audit.isOwn))
    }
}
