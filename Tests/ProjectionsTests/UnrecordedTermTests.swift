import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct UnrecordedTermTests {
    private func missing(_ lines: [String]) async throws -> [UnrecordedTerm.Term] {
        let rows = try await Book.contracts(asOf: "2015-01-01", lines).rows
        return try #require(rows.first).notRecorded.map(\.term)
    }

    @Test func `of a contract without an award only that is missing`() async throws {
        #expect(
            try await missing([Book.event("contract-signed", "a", "2014-01-01", "{}")])
                == [.award])
    }

    @Test func `what an award does not say is missing`() async throws {
        let bare = Book.award("a", start: "2014-01-01", end: nil, value: "")
        #expect(
            try await missing([bare]) == [
                .value, .end, .extensionOptions, .procurement, .signature, .publication,
            ])
    }

    @Test func `what is on record is not missing`() async throws {
        let full = Book.award(
            "a", start: "2014-01-01", end: "2016-01-01",
            more: #","extensionOptions":[{"months":12}],"procurement":"procurement/FICA/p""#)
        let lines = [
            full, Book.event("contract-signed", "a", "2014-01-01", "{}"),
            Book.event("contract-record-published", "a", "2014-01-01", #"{"channel":"CCGsite"}"#),
        ]
        #expect(try await missing(lines) == [.awardDecision])
        let waiver =
            #"{"type":"procurement.tender-waiver-approved.v1","#
            + #""subject":"procurement/FICA/p","occurredon":"2013-12-01","data":{"clause":"9.3","#
            + #""reasonCode":"urgency","estValue":{"pence":100,"vat":"excl"},"#
            + #""approver":"person:cfo","retrospective":false}}"#
        #expect(try await missing(lines + [waiver]) == [], "decided by the waiver")
    }

    @Test func `a part that is not stated is missing, and which event would say it`() async throws {
        let award = Book.award(
            "a", start: "2014-01-01", end: "2016-01-01",
            more: #","parties":[{"ods":"FICA","role":"lead"},{"ods":"FICB","role":"host"}]"#)
        let row = try await Book.contracts(asOf: "2015-01-01", [award]).rows.first
        let share = row?.notRecorded.first { $0.term == .ownShare }
        #expect(share?.eventType == "contract.contract-awarded")
        let joint = try await missing([Book.joint("a")])
        #expect(!joint.contains(.ownShare))
    }
}
