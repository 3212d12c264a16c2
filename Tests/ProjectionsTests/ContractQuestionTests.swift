import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct ContractQuestionTests {
    private let award = Book.award("a", start: "2014-01-01", end: "2015-01-01")

    private func rules(_ lines: [String]) async throws -> [String] {
        let rows = try await Book.contracts(asOf: "2016-01-01", lines).rows
        return try #require(rows.first).questions.map(\.rule)
    }

    private func extended(_ day: String, option: Bool) -> String {
        Book.event(
            "contract-extended", "a", day, #"{"newEnd":"2016-06-01","wasOption":\#(option)}"#)
    }

    private func paid(_ day: String, to supplier: String = "NT1") -> String {
        Book.event(
            "payment-made", "a", day,
            #"{"supplier":"\#(supplier)","amount":{"pence":1,"vat":"excl"},"#
                + #""transactionRef":"T1"}"#)
    }

    @Test func `a change in the term is no question, one after the end is`() async throws {
        #expect(try await rules([award, extended("2014-12-31", option: false)]).isEmpty)
        #expect(
            try await rules([award, extended("2015-01-01", option: false)])
                == ["changed-after-end"])
    }

    @Test func `an option that was not awarded is one too many`() async throws {
        #expect(
            try await rules([award, extended("2014-12-31", option: true)]) == ["options-exceeded"])
    }

    @Test func `a payment outside the term or to another is asked about`() async throws {
        #expect(try await rules([award, paid("2014-12-31")]).isEmpty)
        #expect(try await rules([award, paid("2015-01-01")]) == ["paid-outside-term"])
        #expect(try await rules([award, paid("2014-12-31", to: "NT2")]) == ["paid-to-other"])
    }

    @Test func `what is done without an award or after a termination is asked about`()
        async throws
    {
        #expect(
            try await rules([Book.event("contract-signed", "a", "2014-01-01", "{}")])
                == ["without-award"])
        let ended = Book.event(
            "contract-terminated", "a", "2014-06-01", #"{"reasonCode":"mutual"}"#)
        let signed = Book.event("contract-signed", "a", "2014-06-01", "{}")
        #expect(try await rules([award, ended, signed]) == ["after-termination"])
    }

    @Test func `a change that cannot be added is asked about`() async throws {
        let change = Book.event(
            "contract-modified", "a", "2014-06-01",
            #"{"changeCode":"value","providedForInContract":true,"#
                + #""valueDelta":{"pence":1,"vat":"incl"}}"#)
        #expect(try await rules([award, change]) == ["value-not-addable"])
    }

    @Test func `a part that two bodies followed is asked about, with both`() async throws {
        let lines = [
            registered("FICA"), registered("FICN"), registered("FICM"), Book.joint("a"),
            Book.followed("FICN", ["FICA"], "2015-04-01"),
            Book.followed("FICM", ["FICA"], "2015-04-01"),
        ]
        let row = try await Book.contracts("FICN", asOf: "2016-01-01", lines).rows.first
        let question = row?.questions.first
        #expect(question?.rule == "share-divided" && question?.on == [Position(6)])
        #expect(question?.sentence.hasPrefix("FICA was also followed by FICM,") == true)
    }
}
