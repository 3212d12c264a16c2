import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct NarrativeTests {
    @Test func `a sealed narrative is read from beside the log, by its path`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let ledger = till.ledger
        let text = try ledger.narrative("rationale", at: Position(15))
        #expect(text?.hasPrefix("Forty peop") == true)
        #expect(try ledger.narrative("reason", at: Position(15)) == nil)
        #expect(try ledger.narrative("rationale", at: Position(0)) == nil)
    }

    @Test func `a corrected fact's text is found at its correction`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        var corrections: [Position] = []
        var filter = LogFilter()
        filter.type = "ledger.record-corrected.v1"
        try till.ledger.log(filter, knownAt: till.ledger.knownAt(nil)) { event in
            if event.sealed.contains(where: { $0.name?.hasPrefix("data/") == true }) {
                corrections.append(event.position)
            }
            return true
        }
        let first = try #require(corrections.first)
        let names = try till.ledger.store.disclosures(at: first).map(\.name)
        let name = try #require(names.first { $0.hasPrefix("data/") })
        #expect(try till.ledger.narrative(String(name.dropFirst(5)), at: first) != nil)
    }
}
