import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct ServiceEntriesTests {
    private func rows(_ lines: [String]) async throws -> [RegisterRow] {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-12-31", today: Till.today).day)
        return try ProcurementRegister(#require(ODSCode("FICA")), in: view).rows
    }

    private static func decided(_ day: String, _ supplier: String) -> String {
        line(
            "support.support-sourcing-decided.v1", "support/FICA/1", day,
            #"{"option":"CSU","supplierName":"\#(supplier)","functions":["BI"],"#
                + #""decision":{"meeting":"M"},"reasonCode":"quality"}"#)
    }

    private static let agreed = line(
        "support.support-service-agreed.v1", "support/FICA/1", "2013-07-01",
        #"{"supplierName":"S","functions":["BI"],"start":"2013-07-01","hostedByBoard":false,"#
            + #""annualValue":{"pence":9,"vat":"excl","basis":"annual"}}"#)

    @Test func `support is worth what was agreed with the supplier that was chosen, once`()
        async throws
    {
        let missing = RegisterCell.notRecorded(missing: ["support.support-service-agreed"])
        #expect(try await rows([Self.decided("2013-05-01", "S")]).map(\.total) == [missing])
        #expect(
            try await rows([Self.decided("2013-05-01", "T"), Self.agreed]).map(\.total)
                == [missing])
        let twice = try await rows([
            Self.decided("2013-05-01", "S"), Self.decided("2013-06-01", "S"), Self.agreed,
        ])
        #expect(twice.map { $0.total.amount?.pence.count } == [nil, 9])
        #expect(twice.first?[.title] == .stated("commissioning support: BI", by: [Position(1)]))
    }

    @Test func `a provider qualified is one that may be chosen, one refused is nobody`()
        async throws
    {
        let rows = try await rows([
            line(
                "choice.provider-qualified.v1", "choice/FICA/feet", "2012-04-01",
                #"{"supplierName":"Q","decision":{"meeting":"M","item":"1"}}"#),
            line(
                "choice.provider-refused.v1", "choice/FICA/feet", "2012-04-01",
                #"{"supplierName":"R","reasonCode":"incomplete"}"#),
        ])
        #expect(rows.map(\.what) == [.taken(.providerQualified), .taken(.providerRefused)])
        #expect(rows.first?[.contractAwarded] == .stated("Q", by: [Position(1)]))
        #expect(rows.last?[.contractAwarded] == .noneDeclared(by: [Position(2)]))
        #expect(rows.last?[.decisionMaking] == .blank(by: [Position(2)]))
        let title = RegisterCell.notRecorded(missing: ["choice.service-selected-for-choice"])
        #expect(rows.first?[.title] == title)
        // No event type says who leads here, so that none is missing.
        #expect(rows.first?[.clinicalLead] == .notRecorded(missing: []))
    }
}
