import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@testable import Projections

@Suite struct RegisterSourcesTests {
    @Test func `no more is read for a register when the ledger has grown elsewhere`() async throws {
        let year = try Seed.number("00-fictional-year").path
        var counts: [Int] = []
        for files in [[year], Seed.all.map(\.path)] {
            let till = try await Till.simulated()
            let report = try await till.ledger.importFiles(files, options: ImportOptions())
            #expect(report.rejected == 0, "\(report.errors.prefix(3))")
            let store = CountingStore(till.ledger.store)
            let view = LogView(
                store, Ledger.catalogue, size: try store.head().size,
                asOf: try AsOf("2019-06-30", today: Till.today).day)
            let rows = try ProcurementRegister(#require(ODSCode("FICDALE")), in: view).rows
            #expect(rows.count > 20)
            counts.append(store.rowCount)
        }
        #expect(counts[0] > 100 && counts[1] == counts[0])
    }

    @Test func `a supplier is named as the register of bodies has it, with an address`()
        async throws
    {
        let till = try await Till.real()
        try await till.record(
            line(
                "org.organisation-registered.v1", "org/FICS", "2013-04-01",
                #"{"kind":"independent","name":"Example","address":"1 Road"}"#))
        for (number, supplier) in [
            #""supplier":"FICS""#, #""supplier":"FICS","registeredAddress":"2 Road""#,
            #""supplier":"FICX""#,
        ].enumerated() {
            try await till.record(
                line(
                    "procurement.award-decided.v1", "procurement/FICA/\(number)", "2018-03-01",
                    #"{"award":"A","suppliers":[{\#(supplier)}],"decision":{"meeting":"M"},"#
                        + #""reasonCode":"other"}"#))
        }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-12-31", today: Till.today).day)
        let rows = try ProcurementRegister(#require(ODSCode("FICA")), in: view).rows
        #expect(
            rows.map { $0[.contractAwarded] } == [
                .stated("Example (FICS), 1 Road", by: [Position(2)]),
                .stated("Example (FICS), 2 Road", by: [Position(3)]),
                .stated("FICX, no address on record", by: [Position(4)]),
            ])
    }
}
