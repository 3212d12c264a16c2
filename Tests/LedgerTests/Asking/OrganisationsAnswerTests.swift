import CanonicalJSON
import Commissioning
import EventLog
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct OrganisationsAnswerTests {
    private func answer(
        _ till: Till, kind: OrganisationKind? = nil, onlyOpen: Bool = false,
        asOf day: String = "2020-01-01", why: Bool = false
    ) throws -> OrganisationsAnswer {
        try till.ledger.organisations(
            kind: kind, onlyOpen: onlyOpen, asOf: AsOf(day, today: Till.today),
            knownAt: till.ledger.knownAt(nil), saysWhy: why)
    }

    private func till() async throws -> Till {
        let till = try await Till.simulated()
        try await till.record(registered("99B", name: "Old"))
        try await till.record(registered("99A", kind: "CSU"))
        try await till.record(registered("99C", "2015-04-01"))
        try await till.record(
            line(
                "org.organisation-closed.v1", "org/99B", "2015-04-01",
                #"{"reasonCode":"merged"}"#))
        try await till.record(
            line(
                "org.organisation-succeeded.v1", "org/99C", "2015-04-01",
                #"{"predecessors":["99B"]}"#))
        return till
    }

    @Test func `rows stand in the order of codes and can be chosen`() async throws {
        let till = try await till()
        let all = try answer(till).rows.map(\.code.description)
        #expect(all == ["99A", "99B", "99C"])
        #expect(try answer(till, kind: .ccg).rows.count == 2)
        let open = try answer(till, kind: .ccg, onlyOpen: true).rows.map(\.code.description)
        #expect(open == ["99C"])
        #expect(try answer(till, onlyOpen: true, asOf: "2012-01-01").rows.isEmpty)
    }

    @Test func `a row tells when, why and whom it followed`() async throws {
        let till = try await till()
        let rows = try answer(till).rows.map { try $0.json(false).line }
        #expect(
            String(decoding: rows[1], as: UTF8.self)
                == #"{"closedOn":"2015-04-01","closingReason":"merged","code":"99B","kind":"CCG","#
                + #""name":"Old","open":false,"openedOn":"2013-04-01","#
                + #""successors":[{"code":"99C","effectiveOn":"2015-04-01"}]}"#)
        let why = try answer(till, why: true).rows[1].json(true)
        #expect(
            why["closedOn"]
                == .object([
                    "value": .string("2015-04-01"), "why": .positions([Position(4)]),
                    "on": .string("2015-04-01"),
                ]))
    }

    @Test func `the document counts its rows`() async throws {
        let document = try answer(try await till()).document.object
        #expect(document["count"] == .integer(3))
        #expect(
            document.members.map(\.name).sorted()
                == ["asOf", "count", "knownAt", "overlaps", "rows", "schemaVersion"])
    }
}
