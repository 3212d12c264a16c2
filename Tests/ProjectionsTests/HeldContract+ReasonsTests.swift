import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct HeldContractReasonsTests {
    @Test func `each value names the events that made it`() async throws {
        let lines = [
            Book.award("a", start: "2014-01-01", end: "2016-01-01"),
            Book.event(
                "contract-extended", "a", "2015-01-01",
                #"{"newEnd":"2017-01-01","wasOption":true,"valueDelta":{"pence":5,"vat":"excl"}}"#),
            Book.event("contract-novated", "a", "2015-02-01", #"{"provider":{"supplier":"NT2"}}"#),
            Book.event("contract-signed", "a", "2015-03-01", "{}"),
        ]
        let row = try #require(try await Book.contracts(asOf: "2016-01-01", lines).rows.first)
        #expect(row.valueReasons?.by == [Position(1), Position(2)])
        #expect(row.endReasons?.by == [Position(2)])
        #expect(row.providerReasons?.by == [Position(3)])
        #expect(row.optionReasons?.by == [Position(1), Position(2)])
        #expect(row.signatureReasons?.by == [Position(4)])
        #expect(row.signatureReasons?.isLate == false)
    }

    @Test func `another account of a term contests what rests on it`() async throws {
        let lines = [
            Book.award("a", start: "2014-01-01", end: "2016-01-01"),
            Book.award(
                "a", start: "2014-01-01", end: "2016-02-01",
                value: #","totalValue":{"pence":2000,"vat":"excl"}"#),
        ]
        let row = try #require(try await Book.contracts(asOf: "2015-01-01", lines).rows.first)
        #expect(row.valueReasons?.contests == [Position(1)])
        #expect(row.endReasons?.contests == [Position(1)])
        #expect(row.providerReasons?.isContested == false)
    }

    @Test func `what was recorded late is called late`() async throws {
        let lines = [
            Book.event("contract-signed", "a", "2015-03-01", "{}"),
            Book.award("a", start: "2014-01-01", end: "2016-01-01"),
        ]
        let row = try #require(try await Book.contracts(asOf: "2015-04-01", lines).rows.first)
        #expect(row.valueReasons?.isLate == true && row.signatureReasons?.isLate == false)
    }
}
