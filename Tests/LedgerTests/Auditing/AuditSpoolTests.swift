import EventLog
import TestSupport
import Testing

@testable import Ledger

struct AuditSpoolTests {
    /// A spool of a seed's log, as for so many events.
    private func spool(
        _ till: Till, for count: UInt64, keeping area: String? = nil
    ) throws -> AuditSpool {
        let spool = try AuditSpool(for: LogSize(count)) { name in
            area.map { name.area == $0 } ?? true
        }
        var failure: LedgerError?
        try till.ledger.store.read(.all, from: Position(0), to: till.ledger.store.head().size) {
            row in
            do throws(LedgerError) {
                try spool.take(row)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return spool
    }

    @Test func `every stream lies whole on one pile, however many there are`() async throws {
        let till = try await Till.simulated([try Seed.number("04-").path])
        let names = try till.ledger.store.streams(startingWith: "")
        for count in [10, 1 << 20] as [UInt64] {
            let spool = try spool(till, for: count)
            #expect(spool.count == Int(count >> 14) + 1)
            var found: [StreamName] = []
            for place in 0..<spool.count {
                let shelf = try spool.shelf(of: place)
                found += shelf.names
                for name in shelf.names {
                    let version = try till.ledger.store.version(of: name)
                    #expect(shelf.history(of: name)?.version == version)
                    #expect(shelf.history(of: name)?.faults == [])
                }
            }
            #expect(found.sorted() == names)
        }
    }

    @Test func `streams of one body lie on one pile, and others can be left out`() async throws {
        let till = try await Till.simulated([try Seed.number("04-").path])
        let spool = try spool(till, for: 1 << 20, keeping: "procurement")
        var pileOfBody: [Substring: Int] = [:]
        for place in 0..<spool.count {
            for name in try spool.shelf(of: place).names {
                #expect(name.area == "procurement")
                #expect(pileOfBody[name.second] ?? place == place)
                pileOfBody[name.second] = place
            }
        }
        #expect(pileOfBody.count > 1)
    }

    @Test func `a pile can be taken once`() async throws {
        let till = try await Till.simulated([try Seed.number("00-").path])
        let spool = try spool(till, for: 10)
        #expect(try !spool.shelf(of: 0).names.isEmpty)
        #expect(try spool.shelf(of: 0).names.isEmpty)
    }
}
