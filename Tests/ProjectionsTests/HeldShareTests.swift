import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct HeldShareTests {
    private let changed = Book.event(
        "contract-modified", "a", "2014-06-01",
        #"{"changeCode":"scope","providedForInContract":true,"#
            + #""valueDelta":{"pence":50,"vat":"excl"}}"#
    )

    private func share(
        _ lines: [String], of code: String = "FICA"
    ) async throws -> HeldShare? {
        try await Book.contracts(code, asOf: "2016-01-01", lines).rows.first?.share
    }

    @Test func `who is alone has the whole, changes included`() async throws {
        let share = try await share([Book.award("a", start: "2014-01-01", end: nil), changed])
        #expect(share?.isWhole == true && share?.value?.pence == Pence(1_050))
        #expect(share?.by == [Position(1), Position(2)])
    }

    @Test func `a part is as awarded`() async throws {
        let share = try await share([Book.joint("a"), changed])
        #expect(share?.isWhole == false && share?.value?.pence == Pence(600))
        #expect(share?.value?.basis == .share && share?.by == [Position(1)])
    }

    @Test func `the heir of all parties has the whole, each counted once`() async throws {
        let lines = [
            registered("FICA"), registered("FICB"), registered("FICN"), Book.joint("a"), changed,
            Book.followed("FICN", ["FICA", "FICB"], "2015-04-01"),
        ]
        let share = try await share(lines, of: "FICN")
        #expect(share?.isWhole == true && share?.value?.pence == Pence(1_050))
        #expect(share?.parts.map(\.value?.pence) == [Pence(600), Pence(400)])
    }

    @Test func `a part of a body that two followed is not known`() async throws {
        let lines = [
            registered("FICA"), registered("FICN"), registered("FICM"), Book.joint("a"),
            Book.followed("FICN", ["FICA"], "2015-04-01"),
            Book.followed("FICM", ["FICA"], "2015-04-01"),
        ]
        let share = try await share(lines, of: "FICN")
        #expect(share?.value == nil)
        #expect(share?.parts.first?.alsoFollowedBy.map(\.code.description) == ["FICM"])
    }

    @Test func `whose stream it is has no part when only others are named`() async throws {
        let award = Book.award(
            "a", start: "2014-01-01", end: nil, more: #","parties":[{"ods":"FICB","role":"lead"}]"#)
        let share = try await share([award])
        #expect(share?.parts.isEmpty == true && share?.value == nil && share?.isWhole == false)
    }

    @Test func `where only the value of a year is stated it is the whole's`() async throws {
        let share = try await share([
            Book.award(
                "a", start: "2014-01-01", end: nil,
                value: #","annualValue":{"pence":7,"vat":"excl","basis":"annual"}"#)
        ])
        #expect(share?.value?.pence == Pence(7) && share?.value?.basis == .annual)
    }
}
