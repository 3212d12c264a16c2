import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractValueTests {
    private func money(_ pence: Int64, _ vat: VAT, _ basis: MoneyBasis?) throws -> Money {
        Money(pence: try #require(Pence(pence)), vat: vat, basis: basis)
    }

    @Test func `only a sum of all that is known is a value`() throws {
        let money = try money(1, .excluded, nil)
        #expect(ContractValue.sum(money, by: at(0)).money == money)
        #expect(ContractValue.notStated.money == nil)
        #expect(ContractValue.awarded(money, by: Position(0), notAddable: at(1)).money == nil)
    }

    @Test func `amounts are on one basis when they count tax and cover alike`() throws {
        let whole = try money(1, .excluded, nil)
        #expect(whole.isOnSameBasis(as: try money(2, .excluded, .total)))
        #expect(!whole.isOnSameBasis(as: try money(2, .excluded, .annual)))
        #expect(!whole.isOnSameBasis(as: try money(2, .included, nil)))
    }

    @Test func `a sum keeps its basis, and there is none beyond what an amount can be`() throws {
        let year = try money(1, .included, .annual)
        #expect(year.adding(try money(2, .included, .annual)) == (try money(3, .included, .annual)))
        let most = try money(Pence.bounds.upperBound, .included, .annual)
        #expect(most.adding(year) == nil && year.adding(most) == nil)
        let least = try #require(Pence(Pence.bounds.lowerBound))
        #expect(least.adding(least) == nil && least.adding(most.pence) == Pence(0))
    }
}
