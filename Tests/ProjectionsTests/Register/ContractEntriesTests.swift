import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct ContractEntriesTests {
    private func rows(_ lines: [String]) async throws -> [RegisterRow] {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-12-31", today: Till.today).day)
        return try ProcurementRegister(#require(ODSCode("FICA")), in: view).rows
    }

    private static func awarded(_ basis: String, _ more: String = "") -> String {
        line(
            "contract.contract-awarded.v1", "contract/FICA/1", "2016-01-01",
            #"{"title":"Beds","provider":{"supplierName":"S"},"decisionBasis":"\#(basis)","#
                + #""start":"2016-04-01","end":"2018-04-01","legalForm":"other"\#(more)}"#)
    }

    private static let extended = line(
        "contract.contract-extended.v1", "contract/FICA/1", "2018-05-01",
        #"{"newEnd":"2019-04-01","wasOption":false,"decision":{"meeting":"M","item":"2"},"#
            + #""valueDelta":{"pence":40,"vat":"excl"}}"#)

    @Test func `a contract with no decision on record has a row, one that came over has none`()
        async throws
    {
        for basis in ["procured", "legacyRegister", "noneOnRecord"] {
            let rows = try await rows([Self.awarded(basis)])
            #expect(rows.map(\.what) == [.contractWithoutAward])
            #expect(
                rows.first?[.decisionMaking]
                    == .notRecorded(missing: ["procurement.award-decided"]))
        }
        for basis in ["inheritedByTransfer", "novated"] {
            #expect(try await rows([Self.awarded(basis)]).isEmpty)
        }
        let decided = line(
            "procurement.award-decided.v1", "procurement/FICA/9", "2015-12-01",
            #"{"award":"A","decision":{"meeting":"M"},"reasonCode":"other"}"#)
        let from = #","procurement":"procurement/FICA/9","award":"A""#
        #expect(
            try await rows([decided, Self.awarded("procured", from)]).map(\.what)
                == [.taken(.award)])
    }

    @Test func `an extension after the end says so, and adds what it costs`() async throws {
        let row = try #require(
            try await rows([Self.awarded("inheritedByTransfer"), Self.extended]).last)
        #expect(row.what == .taken(.contractExtended) && row.countsInTotals)
        #expect(
            row[.existingContract]
                == .stated(
                    "existing contract contract/FICA/1, to before 2018-04-01, which had passed",
                    by: [Position(2)]))
        #expect(row.total.amount?.pence.count == 40)
        #expect(
            row[.contractAwarded] == .stated("S, no address on record", by: [Position(1)]))
    }

    @Test func `a change of a contract that nobody awarded names the award that is missing`()
        async throws
    {
        let row = try #require(try await rows([Self.extended]).first)
        let missing = RegisterCell.notRecorded(missing: ["contract.contract-awarded"])
        #expect(row[.title] == missing && row[.contractAwarded] == missing)
        #expect(row.missing.contains("contract.contract-awarded"))
    }

    @Test func `conflicts are those checked in the same meeting under the same item`()
        async throws
    {
        func conflicts(_ item: String) async throws -> RegisterCell? {
            let check = line(
                "procurement.conflicts-checked.v1", "procurement/FICA/7", "2018-05-01",
                #"{"decision":{"meeting":"M","item":"\#(item)"}}"#)
            return try await rows([Self.extended, check]).first?[.conflicts]
        }
        #expect(try await conflicts("2") == .noneDeclared(by: [Position(2)]))
        #expect(
            try await conflicts("3")
                == .notRecorded(missing: ["procurement.conflicts-checked"]))
    }

    @Test func `who leads stays with a change, and what was noted of the award does not`()
        async throws
    {
        let award = line(
            "procurement.award-decided.v1", "procurement/FICA/9", "2015-12-01",
            #"{"award":"A","decision":{"meeting":"M"},"reasonCode":"other"}"#)
        let registered = line(
            "procurement.decision-registered.v1", "procurement/FICA/9", "2015-12-02",
            #"{"decisionRef":"A","clinicalLead":"person:2","comments":"Of the award."}"#)
        let from = #","procurement":"procurement/FICA/9","award":"A""#
        let row = try #require(
            try await rows([award, registered, Self.awarded("procured", from), Self.extended])
                .last)
        #expect(row[.clinicalLead] == .stated("person:2", by: [Position(2)]))
        #expect(row[.comments] == .notRecorded(missing: []))
    }
}
