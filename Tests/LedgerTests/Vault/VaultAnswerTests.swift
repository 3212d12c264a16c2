import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct VaultAnswerTests {
    @Test func `an answer lists values and, unless it was dry, the events`() async throws {
        let till = try await Till.simulated([Seed.number("05").path])
        let id = "f1c70005-0000-4000-8000-000000000007"
        let dry = try await till.ledger.reveal(id, reason: .embargoEnded, isDryRun: true)
        #expect(dry.document.object["dryRun"] == .bool(true))
        #expect(dry.document.object["recorded"] == .array([]))
        #expect(try till.size == 16)
        let done = try await till.ledger.reveal(id, reason: .embargoEnded)
        #expect(done.values == dry.values && done.recorded.count == 1)
        #expect(done.values.first?.field == "price")
    }

    @Test func `a field that the event has not is not found`() async throws {
        let till = try await Till.simulated([Seed.number("05").path])
        let error = await #expect(throws: LedgerError.self) {
            try await till.ledger.reveal("7", fields: ["prices"], reason: .other)
        }
        guard case .notFound(_, let hint)? = error else { return #expect(Bool(false)) }
        #expect(hint == "it has price")
    }
}
