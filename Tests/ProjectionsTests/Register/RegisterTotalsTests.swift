import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct RegisterTotalsTests {
    private func totals(_ lines: [String], of code: String) async throws -> RegisterTotals {
        let till = try await Till.real()
        for line in lines { try await till.record(line) }
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-12-31", today: Till.today).day)
        return RegisterTotals(try ProcurementRegister(#require(ODSCode(code)), in: view).rows)
    }

    private static func award(
        _ stream: String, _ value: String?, _ parties: String? = nil, day: String = "2018-05-01"
    ) -> String {
        let worth = value.map { #""value":\#($0),"# } ?? ""
        let named = parties.map { #""parties":\#($0),"# } ?? ""
        return line(
            "procurement.award-decided.v1", "procurement/\(stream)", day,
            #"{"award":"A","suppliers":[{"supplierName":"S"}],\#(worth)\#(named)"#
                + #""decision":{"meeting":"M"},"reasonCode":"other"}"#)
    }

    private static let joint =
        #"[{"ods":"FICA","role":"lead","sharePence":60},"#
        + #"{"ods":"FICB","role":"associate","sharePence":30}]"#

    private static let merger = line(
        "org.organisation-succeeded.v1", "org/FICC", "2019-01-01",
        #"{"predecessors":["FICA","FICB"]}"#)

    @Test func `a joint contract counts once in the total, and with its part in the part`()
        async throws
    {
        let lines = [
            Self.award("FICA/1", #"{"pence":100,"vat":"excl"}"#, Self.joint),
            Self.award("FICA/2", #"{"pence":7,"vat":"excl"}"#),
        ]
        let own = try await totals(lines, of: "FICA").sums
        #expect(own.map { $0.total?.count } == [107] && own.map { $0.share?.count } == [67])
        let other = try await totals(lines, of: "FICB").sums
        #expect(other.map { $0.total?.count } == [100] && other.map { $0.share?.count } == [30])
        // Two rows of one decision in the successor's register, and still one contract.
        let both = try await totals(lines + [Self.merger], of: "FICC")
        #expect(both.decisionCount == 2 && both.sums.map(\.decisionCount) == [2])
        #expect(both.sums.map { $0.total?.count } == [107])
        #expect(both.sums.map { $0.share?.count } == [97])
    }

    @Test func `a part that nobody states is not taken for nothing, nor for the whole`()
        async throws
    {
        let parties = #"[{"ods":"FICA","role":"lead"},{"ods":"FICB","role":"associate"}]"#
        let lines = [Self.award("FICA/1", #"{"pence":100,"vat":"excl"}"#, parties)]
        let own = try #require(try await totals(lines, of: "FICA").sums.first)
        #expect(own.share == nil && own.sharesNotStated == 1 && own.total?.count == 100)
        // When both parties are followed by one body, the whole is that body's.
        let both = try #require(try await totals(lines + [Self.merger], of: "FICC").sums.first)
        #expect(both.share?.count == 100 && both.sharesNotStated == 0)
    }

    @Test func `amounts that count tax otherwise, or a year, are sums of their own`() async throws {
        let totals = try await totals(
            [
                Self.award("FICA/1", #"{"pence":1,"vat":"excl"}"#),
                Self.award("FICA/2", #"{"pence":2,"vat":"incl"}"#),
                Self.award("FICA/3", #"{"pence":4,"vat":"excl","basis":"annual"}"#),
                Self.award("FICA/4", #"{"pence":8,"vat":"excl","basis":"total"}"#),
                Self.award("FICA/5", nil),
            ], of: "FICA")
        #expect(totals.sums.map { $0.total?.count } == [9, 4, 2])
        #expect(totals.sums.map(\.isAnnual) == [false, true, false])
        #expect(totals.sums.map(\.vat) == [.excluded, .excluded, .included])
        #expect(totals.decisionCount == 5 && totals.withoutValue == 1)
    }

    @Test func `a sum that is more than an amount can be is not said`() async throws {
        let much = #"{"pence":9007199254740991,"vat":"excl"}"#
        let sums = try await totals(
            [Self.award("FICA/1", much), Self.award("FICA/2", much)], of: "FICA"
        ).sums
        #expect(sums.count == 1 && sums.first?.total == nil && sums.first?.share == nil)
    }
}
