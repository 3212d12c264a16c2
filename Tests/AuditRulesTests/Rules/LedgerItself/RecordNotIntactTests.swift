import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

struct RecordNotIntactTests {
    private static let lines = [
        fact("choice.choice-publicised", "2016-05-01", #"{"how":"website"}"#),
        fact("choice.choice-publicised", "2017-05-01", #"{"how":"website"}"#),
    ]

    /// A history whose second event was changed where it is stored, or is numbered otherwise.
    private static func history(_ damage: DamagedStore.Damage?) async throws -> AuditHistory {
        let till = try await Till.simulated()
        #expect(try await till.importing(lines).rejected == 0)
        let store = DamagedStore(till.ledger.store, damage)
        let view = LogView(
            store, Ledger.catalogue, size: try store.head().size,
            asOf: try #require(CivilDate("2020-01-01")), checksHashes: true)
        return try AuditHistory(try #require(ODSCode("FICA")), in: view)
    }

    @Test func `what is as the log has it meets it`() async throws {
        let found = Audit(try await Self.history(nil), rules: [RecordNotIntact.self]).findings
        #expect(found.map(\.outcome) == [.met])
    }

    @Test func `the first event that was changed or is numbered otherwise is named`() async throws {
        for damage in [DamagedStore.Damage.altered, .renumbered] {
            let history = try await Self.history(damage)
            let found = Audit(history, rules: [RecordNotIntact.self]).findings
            #expect(found.map(\.outcome) == [.breached], "\(damage)")
            #expect(found.first?.evidence.map(\.position) == [Position(2)], "\(damage)")
        }
    }

    @Test func `its key is that of the record, whatever is wrong with it`() async throws {
        let sound = Audit(try await Self.history(nil), rules: [RecordNotIntact.self])
        let damaged = Audit(try await Self.history(.altered), rules: [RecordNotIntact.self])
        #expect(sound.findings.map(\.key) == damaged.findings.map(\.key))
    }
}
