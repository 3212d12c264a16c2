import EventLog
import Testing

@testable import Commissioning

@Suite struct MoneyTests {
    @Test(arguments: [0, 1, -1, 9_007_199_254_740_991, -9_007_199_254_740_991] as [Int64])
    func `pence go from −(2^53 − 1) to 2^53 − 1`(count: Int64) {
        #expect(Pence(count)?.count == count)
        #expect(Reading.good(Pence.self, "\(count)")?.count == count)
    }

    @Test(arguments: [9_007_199_254_740_992, -9_007_199_254_740_992, .min, .max] as [Int64])
    func `pence beyond that are refused`(count: Int64) {
        #expect(Pence(count) == nil)
        #expect(Reading.issue(Pence.self, "\(count)") != nil)
    }

    @Test func `an amount says whether tax is in it and what it covers`() {
        let json = #"{"pence":-250,"vat":"incl","basis":"share"}"#
        let money = Reading.good(Money.self, json)
        #expect(money == Pence(-250).map { Money(pence: $0, vat: .included, basis: .share) })
        #expect(Reading.good(Money.self, #"{"pence":1,"vat":"unknown"}"#)?.basis == nil)
    }

    @Test(arguments: [
        (#"{"vat":"excl"}"#, "/pence"), (#"{"pence":1}"#, "/vat"),
        (#"{"pence":"1","vat":"excl"}"#, "/pence"), (#"{"pence":1.5,"vat":"excl"}"#, "/pence"),
        (#"{"pence":1,"vat":"yes"}"#, "/vat"),
        (#"{"pence":1,"vat":"excl","basis":"monthly"}"#, "/basis"),
    ])
    func `what is wrong with an amount is reported at its place`(json: String, path: String) {
        #expect(Reading.issue(Money.self, json)?.path == path)
    }

    @Test func `an amount that is too large is not said to be no whole number`() {
        let tooLarge = "more than any amount that can be recorded"
        for pence in ["9007199254740992", "-9007199254740992", "99999999999999999999999"] {
            let issue = Reading.issue(Pence.self, pence)
            #expect(issue?.reason == tooLarge)
            #expect(issue?.hint?.hasPrefix("at most 9007199254740991 pence") == true)
        }
        for pence in ["1.5", "1e3", "\"1\"", "-", "01", "null"] {
            #expect(Reading.issue(Pence.self, pence)?.reason != tooLarge)
        }
    }

    @Test func `an amount takes sixteen bytes and less is less`() throws {
        #expect(MemoryLayout<Money?>.stride == 16)
        #expect(try #require(Pence(-1)) < Pence.example)
    }
}
