import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

struct CaseReaderTests {
    @Test func `a body's history is the same from a shelf as read stream by stream`() async throws {
        for seed in Seed.all {
            let till = try await Till.simulated([seed.path])
            let size = try till.ledger.knownAt(nil).size
            let view = LogView(
                till.ledger.store, Ledger.catalogue, size: size,
                asOf: try #require(CivilDate("2030-01-01")), checksHashes: true)
            let common = try CommonRecords(view) { (_) throws(FoldError) in .notAsked }
            var shelf = HistoryShelf(common.reveals)
            var failure: StoreError?
            try till.ledger.store.read(.all, from: Position(0), to: size) { row in
                do throws(StoreError) {
                    try shelf.take(
                        row.leaf, at: row.position, ofStream: row.streamNumber,
                        isAltered: row.isAltered)
                    return true
                } catch {
                    failure = error
                    return false
                }
            }
            #expect(failure == nil)
            let shelved = LogView(view, with: shelf) { _, _ in true }
            for code in Set(shelf.names.compactMap { ODSCode($0.second) }) {
                let one = Audit(try AuditHistory(code, in: view, alone: true))
                let other = Audit(try AuditHistory(code, in: shelved, alone: true))
                #expect(one.findings == other.findings, "\(seed.name) \(code)")
                #expect(one.coverage == other.coverage, "\(seed.name) \(code)")
            }
        }
    }

    @Test func `the name of a type has no version`() {
        var names = TypeNames()
        #expect(names.unversioned("choice.provider-refused.v12") == "choice.provider-refused")
        #expect(names.unversioned("choice.provider-refused.v12") == "choice.provider-refused")
    }
}
