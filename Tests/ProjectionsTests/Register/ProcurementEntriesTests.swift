import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct ProcurementEntriesTests {
    private func rows(_ lines: [String]) async throws -> [RegisterRow] {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-12-31", today: Till.today).day)
        return try ProcurementRegister(#require(ODSCode("FICA")), in: view).rows
    }

    private static func event(_ type: String, _ day: String, _ data: String) -> String {
        line("procurement.\(type).v1", "procurement/FICA/1", day, data)
    }

    private static let plan = event(
        "procurement-planned", "2018-01-02",
        #"{"title":"Beds","isHealthCareService":true,"regime":"PCR2015","services":["beds"]}"#)
    private static let route = event(
        "route-decided", "2018-02-01",
        #"{"route":"direct","reasonCode":"urgency","decision":{"meeting":"M1","item":"3"}}"#)
    private static let award = event(
        "award-decided", "2018-03-01",
        #"{"award":"A","suppliers":[{"supplierName":"S","registeredAddress":"1 Road"}],"#
            + #""value":{"pence":100,"vat":"excl"},"decision":{"meeting":"M2"},"#
            + #""reasonCode":"other"}"#)
    private static let waiver = event(
        "tender-waiver-approved", "2018-02-20",
        #"{"clause":"9.3","reasonCode":"urgency","estValue":{"pence":90,"vat":"excl"},"#
            + #""approver":"person:1","retrospective":true,"supplierName":"S"}"#)

    @Test func `a row with all facts says them, and a missing fact is named by its type`()
        async throws
    {
        let full = try await rows([
            Self.plan, Self.route, Self.award,
            Self.event("conflicts-checked", "2018-03-01", #"{"decision":{"meeting":"M2"}}"#),
            Self.event(
                "decision-registered", "2018-03-02",
                #"{"decisionRef":"A","title":"Beds, at once","clinicalLead":"person:2"}"#),
        ])
        let row = try #require(full.last)
        #expect(row[.title] == .stated("Beds, at once", by: [Position(5)]))
        #expect(row[.existingContract] == .stated("new procurement", by: [Position(1)]))
        #expect(
            row[.procurementType]
                == .stated("own procurement; direct award", by: [Position(2)]))
        #expect(row[.clinicalLead] == .stated("person:2", by: [Position(5)]))
        #expect(row[.contractManager] == .blank(by: [Position(5)]))
        #expect(row[.conflicts] == .noneDeclared(by: [Position(4)]))
        #expect(row[.contractAwarded] == .stated("S, 1 Road", by: [Position(3)]))
        #expect(row.missing == ["governance.meeting-held", "governance.item-decided"])

        let bare = try #require(try await rows([Self.award]).last)
        for type in ["procurement-planned", "route-decided", "decision-registered"] {
            #expect(bare.missing.contains("procurement.\(type)"))
        }
        #expect(bare[.conflicts] == .notRecorded(missing: ["procurement.conflicts-checked"]))
    }

    @Test func `a decision that is registered and nowhere taken has a row that says so`()
        async throws
    {
        let registered = Self.event("decision-registered", "2018-03-02", #"{"decisionRef":"A"}"#)
        let row = try #require(try await rows([registered]).first)
        #expect(row.what == .taken(.award) && row.on.description == "2018-03-02")
        let missing = RegisterCell.notRecorded(missing: ["procurement.award-decided"])
        #expect(row[.decisionMaking] == missing && row[.contractAwarded] == missing)
        #expect(row.total == missing)
        let late = try await rows([registered, Self.award])
        #expect(late.count == 1 && late.first?.on.description == "2018-03-01")
        let route = Self.event("decision-registered", "2018-03-02", "{}")
        #expect(
            try await rows([route]).first?.missing.contains("procurement.route-decided") == true)
        #expect(try await rows([route, Self.waiver]).map(\.what) == [.taken(.waiver)])
    }

    @Test func `what is bought under a waiver counts once, with its award when there is one`()
        async throws
    {
        let alone = try await rows([Self.waiver])
        #expect(alone.map(\.countsInTotals) == [true])
        #expect(
            alone.first?[.procurementType]
                == .stated(
                    "own procurement; waiver of 9.3 (urgency), after the fact", by: [Position(1)]))
        let awarded = try await rows([Self.waiver, Self.award])
        #expect(awarded.map(\.countsInTotals) == [false, true])
    }

    @Test func `nothing awarded is None, and what gives nothing to award is blank`() async throws {
        let nobody = Self.event(
            "award-decided", "2018-03-01",
            #"{"award":"A","decision":{"meeting":"M2"},"reasonCode":"noSuitableBid"}"#)
        let abandoned = Self.event(
            "procurement-abandoned", "2018-03-03", #"{"reasonCode":"fundsWithdrawn"}"#)
        let rows = try await rows([Self.route, nobody, abandoned])
        #expect(
            rows.map { $0[.contractAwarded] } == [
                .blank(by: [Position(1)]), .noneDeclared(by: [Position(2)]),
                .noneDeclared(by: [Position(3)]),
            ])
    }

    @Test func `an award that gives no value is worth what its one contract is`() async throws {
        let silent = Self.event(
            "award-decided", "2018-03-01",
            #"{"award":"A","suppliers":[{"supplierName":"S"}],"decision":{"meeting":"M2"},"#
                + #""reasonCode":"other"}"#)
        let contract = line(
            "contract.contract-awarded.v1", "contract/FICA/1", "2018-03-01",
            #"{"title":"Beds","provider":{"supplierName":"S"},"decisionBasis":"procured","#
                + #""procurement":"procurement/FICA/1","award":"A","start":"2018-04-01","#
                + #""totalValue":{"pence":5,"vat":"excl"},"legalForm":"other"}"#)
        let rows = try await rows([silent, contract])
        #expect(rows.count == 1 && rows.first?.total.amount?.pence.count == 5)
        #expect(rows.first?[.title] == .stated("Beds", by: [Position(2)]))
    }
}
