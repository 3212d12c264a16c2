import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct HeldContractTests {
    private let options = #","extensionOptions":[{"months":12,"times":2}]"#

    private func contract(
        asOf day: String, _ lines: [String]
    ) async throws -> HeldContract {
        try #require(try await Book.contracts(asOf: day, lines).rows.first)
    }

    @Test func `a contract is in force from its start to the day before its end`() async throws {
        let award = Book.award("a", start: "2014-01-01", end: "2016-01-01")
        for (day, standing) in [
            ("2013-12-31", ContractStanding.ahead), ("2014-01-01", .inForce),
            ("2015-12-31", .inForce), ("2016-01-01", .over),
        ] {
            #expect(try await contract(asOf: day, [award]).standing == standing, "\(day)")
        }
    }

    @Test func `an option can be used until the last day of the term`() async throws {
        let award = Book.award("a", start: "2014-01-01", end: "2016-01-01", more: options)
        let left = try await contract(asOf: "2015-12-31", [award]).optionLeft
        #expect(left?.useBy == CivilDate("2015-12-31") && left?.months == 24 && left?.times == 2)
        #expect(left?.longestEnd == CivilDate("2018-01-01"))
        #expect(try await contract(asOf: "2016-01-01", [award]).optionLeft == nil)
    }

    @Test func `an option that was used is none that is left`() async throws {
        let award = Book.award("a", start: "2014-01-01", end: "2016-01-01", more: options)
        let used = { (end: String, day: String) in
            Book.event(
                "contract-extended", "a", day, #"{"newEnd":"\#(end)","wasOption":true}"#)
        }
        let first = used("2017-01-01", "2015-06-01")
        let left = try await contract(asOf: "2015-12-31", [award, first]).optionLeft
        #expect(left?.months == 12 && left?.useBy == CivilDate("2016-12-31"))
        let both = [award, first, used("2018-01-01", "2015-07-01")]
        #expect(try await contract(asOf: "2015-12-31", both).optionLeft == nil)
    }

    @Test func `a contract that was terminated has no option left`() async throws {
        let award = Book.award("a", start: "2014-01-01", end: "2016-01-01", more: options)
        let ended = Book.event(
            "contract-terminated", "a", "2015-01-01",
            #"{"reasonCode":"mutual","effectiveOn":"2015-06-01"}"#)
        let contract = try await contract(asOf: "2015-05-31", [award, ended])
        #expect(contract.optionLeft == nil && contract.standing == .inForce)
        #expect(contract.lastDay == CivilDate("2015-05-31"))
        #expect(contract.ends(by: try #require(CivilDate("2015-06-01"))) == true)
    }
}
