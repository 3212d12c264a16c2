import CanonicalJSON
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct OrganisationRowsTests {
    @Test func `each body has its kind, its name, its days and its neighbours in time`()
        async throws
    {
        let till = try await Till.simulated()
        _ = try await till.importing([
            registered("02Q", name: "First"),
            registered("15N", "2018-04-01", name: "Second"),
            line(
                "org.organisation-succeeded.v1", "org/15N", "2018-04-01",
                #"{"predecessors":["02Q"],"effectiveOn":"2018-04-01"}"#),
        ])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate("2019-01-01")))
        let rows = try OrganisationRows.rows(in: view)
        #expect(rows.map(\.key) == [[.string("02Q")], [.string("15N")]])
        #expect(
            rows.first?.value
                == .object([
                    "kind": .string("CCG"), "name": .string("First"),
                    "openedOn": .string("2013-04-01"), "predecessors": .array([]),
                    "successors": .array([
                        .object([
                            "code": .string("15N"), "effectiveOn": .string("2018-04-01"),
                        ])
                    ]),
                ]))
    }
}
