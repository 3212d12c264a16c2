import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct ContractTotalsTests {
    private func totals(_ lines: [String], of code: String = "FICA") async throws -> ContractTotals
    {
        ContractTotals(try await Book.contracts(code, asOf: "2015-01-01", lines).rows)
    }

    private func award(_ ref: String, _ value: String) -> String {
        Book.award(ref, start: "2014-01-01", end: nil, value: value)
    }

    @Test func `amounts are added only where they cover the same and count tax alike`()
        async throws
    {
        let totals = try await totals([
            award("a", #","totalValue":{"pence":10,"vat":"excl"}"#),
            award("b", #","totalValue":{"pence":20,"vat":"excl","basis":"total"}"#),
            award("c", #","totalValue":{"pence":40,"vat":"incl"}"#),
            award("d", #","annualValue":{"pence":80,"vat":"excl","basis":"annual"}"#),
            award("e", ""),
        ])
        #expect(totals.count == 5 && totals.withoutValue == 1 && totals.withoutShare == 1)
        #expect(totals.values.map(\.sum) == [30, 40, 80].map { Pence($0) })
        #expect(totals.values.map(\.basis) == [.total, .total, .annual])
        #expect(totals.values.map(\.count) == [2, 1, 1])
    }

    @Test func `the whole of a joint contract is counted once, and of it the own part`()
        async throws
    {
        for (code, part) in [("FICA", 600), ("FICB", 400)] {
            let totals = try await totals([Book.joint("a")], of: code)
            #expect(totals.values.map(\.sum) == [Pence(1_000)], "\(code)")
            #expect(totals.shares.map(\.sum) == [Pence(Int64(part))], "\(code)")
        }
    }

    @Test func `a sum beyond what an amount can be is not known`() async throws {
        let most = #","totalValue":{"pence":\#(Pence.bounds.upperBound),"vat":"excl"}"#
        let totals = try await totals([award("a", most), award("b", most)])
        #expect(totals.values.map(\.sum) == [nil] && totals.values.map(\.count) == [2])
    }
}
