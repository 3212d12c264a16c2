import CanonicalJSON
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct ContractRowsTests {
    private func rows(asOf day: String) async throws -> [StateRow] {
        let till = try await Till.simulated()
        _ = try await till.importing([
            line(
                "contract.contract-awarded.v1", "contract/FICA/1", "2014-03-01",
                #"{"title":"Night nursing","provider":{"supplierName":"A Ltd"},"#
                    + #""decisionBasis":"procured","start":"2014-04-01","end":"2016-04-01","#
                    + #""legalForm":"standardContract","#
                    + #""totalValue":{"pence":100,"vat":"excl","basis":"total"}}"#),
            line(
                "contract.contract-extended.v1", "contract/FICA/1", "2015-10-01",
                #"{"newEnd":"2017-04-01","wasOption":true}"#),
        ])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate(day)))
        return try ContractRows.rows(in: view)
    }

    @Test func `a contract stands under its body and reference, with its end as of the day`()
        async throws
    {
        let before = try #require(try await rows(asOf: "2015-01-01").first)
        #expect(before.key == [.string("FICA"), .string("1")])
        #expect(
            before.value
                == .object([
                    "end": .string("2016-04-01"), "parties": .array([]),
                    "start": .string("2014-04-01"), "supplier": .string("A Ltd"),
                    "terminatedOn": .null, "title": .string("Night nursing"),
                    "value": .object([
                        "basis": .string("total"), "pence": .integer(100),
                        "vat": .string("excl"),
                    ]),
                ]))
        let after = try #require(try await rows(asOf: "2016-01-01").first)
        guard case .object(let value) = after.value else { Issue.record("no object"); return }
        #expect(value["end"] == .string("2017-04-01"))
    }

    @Test func `no contract is known before its award`() async throws {
        #expect(try await rows(asOf: "2014-02-28").isEmpty)
    }
}
