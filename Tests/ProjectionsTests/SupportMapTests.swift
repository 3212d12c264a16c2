import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@Suite struct SupportMapTests {
    @Test func `the map counts what the streams of each body come to`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let size = try till.ledger.store.head().size
        let day = try #require(CivilDate("2018-12-31"))
        let map = SupportMap()
        let fold = LogFold(Ledger.catalogue, asOf: day)
        map.gather(from: fold)
        var failure: FoldError?
        try till.ledger.store.read(.all, from: Position(0), to: size) { row in
            do throws(FoldError) { try fold.take(row) } catch { failure = error }
            return failure == nil
        }
        try fold.finish(till.ledger.store)
        #expect(failure == nil)
        let view = LogView(till.ledger.store, Ledger.catalogue, size: size, asOf: day)
        #expect(map.registeredCount == (try Organisations(view).rows.count))
        for (code, row) in map.rows {
            let folds = try view.folds(startingWith: "support/\(code)/", in: SupportArea.self)
            #expect(row.arrangements == folds.count, "\(code)")
            #expect(
                row.services
                    == folds.count { $0.state.agreement != nil && $0.state.exit == nil }, "\(code)")
            #expect(
                row.contested == folds.count { $0.state.agreement?.isContested ?? false },
                "\(code)")
            #expect(
                row.constraints == folds.reduce(0) { $0 + $1.state.constraints.count }, "\(code)")
        }
    }
}
