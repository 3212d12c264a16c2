import AuditRules
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

struct AuditScanTests {
    @Test(arguments: Seed.all)
    func `each body comes once, with what reading it alone finds`(_ seed: Seed) async throws {
        let till = try await Till.simulated([seed.path])
        let (asOf, known) = (
            AsOf(try #require(CivilDate("2030-01-01"))), try till.ledger.knownAt(nil)
        )
        var seen: [String] = []
        try till.ledger.eachHistory(asOf: asOf, knownAt: known) { history in
            seen.append(history.body.description)
            #expect(history.isKnown && history.line == [history.body])
        }
        #expect(Set(seen).count == seen.count)
        let all = try till.ledger.audit([], asOf: asOf, knownAt: known)
        #expect(all.audits.map(\.body.description) == seen.sorted())
        let keys = all.audits.flatMap(\.findings).map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    @Test func `an audit of all bodies says how far it has come`() async throws {
        let till = try await Till.simulated([try Seed.number("04-").path])
        let (asOf, known) = (
            AsOf(try #require(CivilDate("2030-01-01"))), try till.ledger.knownAt(nil)
        )
        var told: [(stage: AuditStage, done: UInt64)] = []
        try till.ledger.eachHistory(
            asOf: asOf, knownAt: known, progress: { told.append(($0, $1)) }
        ) { _ in #expect(told.last?.stage != nil) }
        let judging = told.drop { $0.stage == .reading }
        #expect(told.first?.stage == .reading && told.first?.done == 0)
        #expect(judging.allSatisfy { $0.stage == .judging } && !judging.isEmpty)
        #expect(judging.map(\.done) == judging.map(\.done).sorted())
        #expect(judging.last?.done == known.size.count)
    }

    @Test func `an audit of all bodies folds roots again and finds what was refused`() async throws
    {
        let till = try await Till.simulated([try Seed.number("07-").path])
        let (asOf, known) = (
            AsOf(try #require(CivilDate("2030-01-01"))), try till.ledger.knownAt(nil)
        )
        let all = try till.ledger.audit([], asOf: asOf, knownAt: known)
        let roots = all.audits.flatMap(\.findings).filter { $0.rule == "LED-04" }
        #expect(roots.map(\.outcome) == [.met])
        let one = try till.ledger.audit(["FICVALE"], asOf: asOf, knownAt: known)
        #expect(
            one.audits.flatMap(\.findings).filter { $0.rule == "LED-04" }.map(\.outcome)
                == [.notDeterminable])
    }
}
