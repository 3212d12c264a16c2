import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractPaymentsTests {
    private func payments(_ all: [String]) throws -> ContractPayments {
        let story = all.reduce(Contracts.awarded) {
            $0.given("payment-made", on: "2014-05-01", $1)
        }
        return try #require(story.state.payments)
    }

    @Test func `payments are added up, apart for each way to count tax`() throws {
        let taxed = #"{"supplier":"RGT","amount":{"pence":7,"vat":"incl"}}"#
        let payments = try payments([Contracts.pay(250), taxed, Contracts.pay(-50)])
        #expect(payments.count == 3 && payments.last.by == Position(3))
        #expect(payments.totals.map(\.vat) == [.excluded, .included])
        #expect(payments.totals.map(\.count) == [2, 1])
        #expect(payments.totals.map(\.sum) == [Pence(200), Pence(7)])
    }

    @Test func `more than an amount can be is no total, and stays none`() throws {
        let most = Pence.bounds.upperBound
        let payments = try payments([
            Contracts.pay(most), Contracts.pay(1), Contracts.pay(-1),
        ])
        #expect(payments.totals.map(\.sum) == [nil] && payments.count == 3)
    }

    @Test func `a number that was paid already is noted and not added`() throws {
        let twice = Contracts.pay(250, number: "T7")
        let payments = try payments([twice, twice, Contracts.pay(250, to: "RM1", number: "T7")])
        #expect(payments.repeated == at(2) && payments.count == 2)
        #expect(payments.totals.map(\.sum) == [Pence(500)])
        let number = try #require(Reference("T7"))
        #expect(payments.position(of: number, to: .body(ods("RGT"))) == Position(1))
        #expect(payments.position(of: number, to: .body(ods("RM1"))) == Position(3))
        #expect(payments.position(of: number, to: .body(ods("RQX"))) == nil)
    }
}
