import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

/// What holds of every rule on every seed.
struct AuditRuleTests {
    /// The histories of all bodies of a seed at its end, with or without what it declares.
    private func histories(of seed: Seed, declared: Bool) async throws -> [AuditHistory] {
        let till = try await Till.simulated()
        let lines = try seed.lines.filter {
            declared || !$0.contains("ledger.coverage-") && !$0.contains("audit.search-made")
        }
        #expect(try await till.importing(lines).rejected == 0)
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate("2030-01-01")))
        let codes = Set(
            try ["choice", "contract", "governance", "interests", "procurement", "support"].flatMap
            {
                try till.ledger.store.streams(startingWith: "\($0)/").map { String($0.second) }
            })
        return try codes.sorted().compactMap(ODSCode.init).map {
            try AuditHistory($0, in: view, alone: true)
        }
    }

    @Test(arguments: Seed.all)
    func `without coverage no rule that rests on silence finds a breach`(_ seed: Seed) async throws
    {
        for history in try await histories(of: seed, declared: false) {
            let weighing = Weighing(history: history)
            for rule in RuleCatalogue.rules {
                for judgement in rule.judge(history) where judgement.silence != nil {
                    let finding = weighing.finding(judgement, of: rule.card)
                    #expect(finding.outcome != .breached, "\(finding)")
                }
            }
        }
    }

    @Test(arguments: Seed.all)
    func `what is unverified or no duty never breaches, and what cannot be told says why`(
        _ seed: Seed
    ) async throws {
        for history in try await histories(of: seed, declared: true) {
            for finding in Audit(history).findings {
                let card = try #require(RuleCatalogue.card(finding.rule))
                let mayBreach = card.severity.allowsBreach && card.confidence == .read
                #expect(mayBreach || finding.outcome != .breached, "\(finding)")
                #expect(
                    (finding.outcome == .notDeterminable) == !finding.missing.isEmpty, "\(finding)")
                #expect(finding.outcome.dueOn == nil || finding.toDo != nil, "\(finding)")
                #expect(!finding.evidence.isEmpty || !finding.outcome.isAdverse, "\(finding)")
                #expect(finding.on != nil, "\(finding)")
            }
        }
    }

    @Test(arguments: Seed.all)
    func `keys are unique within a ledger, and the same at each run`(_ seed: Seed) async throws {
        let findings = try await histories(of: seed, declared: true).flatMap { Audit($0).findings }
        let keys = findings.map(\.key)
        #expect(Set(keys).count == keys.count)
        let again = try await histories(of: seed, declared: true).flatMap { Audit($0).findings }
        #expect(again == findings)
    }
}
