import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct SuppressingTests {
    /// A decision whose reasons are on record.
    private func till() async throws -> Till {
        let till = try await Till.real()
        try await till.record(
            line(
                "support.support-sourcing-decided.v1", "support/TST/1", "2020-01-01", id: 1,
                #"{"option":"inHouse","decision":{"meeting":"gb-1"},"reasonCode":"cost","#
                    + #""rationale":"Zymurgy, they said."}"#))
        return till
    }

    private func order(
        _ persons: [String] = ["person:1", "person:2"], destroys: Bool = false,
        review: String = "2030-01-01"
    ) throws -> SuppressionOrder {
        SuppressionOrder(
            basis: .defamation, reference: Reference("kelp-7"),
            by: persons.compactMap { Reference($0) },
            auditorAccess: destroys ? .destroyed : .kept,
            reviewOn: try #require(CivilDate(review)))
    }

    private func shown(_ till: Till) throws -> String {
        let event = try till.ledger.event("1", knownAt: till.ledger.knownAt("position:2"))
        return String(decoding: try event.json.line, as: UTF8.self)
    }

    @Test func `a suppressed text is shown nowhere, and kept for auditors`() async throws {
        let till = try await till()
        #expect(try till.ledger.narrative("rationale", at: Position(1)) == "Zymurgy, they said.")
        let answer = try await till.ledger.suppress("1", try order())
        #expect(answer.values.map(\.field) == ["rationale"] && answer.recorded.count == 1)
        #expect(try !shown(till).contains("Zymurgy"))
        #expect(
            try till.ledger.narrative("rationale", at: Position(1))
                == "[suppressed (order kelp-7)]")
        #expect(try till.ledger.store.disclosures(at: Position(1)).count == 1)
        #expect(try till.ledger.verify().isSound)
    }

    @Test func `a destroyed text leaves its digest, the order and nothing else`() async throws {
        let till = try await till()
        _ = try await till.ledger.suppress("1", try order(destroys: true))
        #expect(try till.ledger.store.disclosures(at: Position(1)).isEmpty)
        #expect(try shown(till).contains("suppressed (order kelp-7)"))
        #expect(try till.ledger.verify().isSound)
        let again = await #expect(throws: LedgerError.self) {
            try await till.ledger.suppress("1", try order(destroys: true))
        }
        guard case .notFound? = again else { return #expect(Bool(false)) }
    }

    /// An order of suppression as somebody may propose it.
    private func suppression(of digest: String, auditorAccess: String) -> String {
        line(
            "ledger.disclosure-suppressed.v1", "ledger/disclosures", "2020-01-01",
            #"{"event":"\#(eventID(1))","values":[{"digest":"\#(digest)","#
                + #""field":"rationale"}],"basis":"other","by":["person:1","person:2"],"#
                + #""auditorAccess":"\#(auditorAccess)","reviewOn":"2029-04-08"}"#)
    }

    @Test func `what an order on record left behind is destroyed when it is done again`()
        async throws
    {
        let till = try await till()
        let kept = try till.ledger.store.disclosures(at: Position(1))
        let digest = try #require(kept.first?.digest)
        // The order was recorded, and the text was still there when the power went.
        try await till.record(suppression(of: digest, auditorAccess: "destroyed"))
        let answer = try await till.ledger.suppress("1", try order(destroys: true))
        #expect(answer.recorded.isEmpty)
        #expect(try till.ledger.store.disclosures(at: Position(1)).isEmpty)
    }

    @Test func `one person, or a review in the past, is refused and nothing is destroyed`()
        async throws
    {
        let till = try await till()
        for order in [
            try order(["person:1"], destroys: true),
            try order(["person:1", "person:1"], destroys: true),
            try order(["person:z1", "person:Z1"], destroys: true),
            try order(destroys: true, review: "2019-01-01"),
        ] {
            for isDryRun in [true, false] {
                let error = await #expect(throws: LedgerError.self) {
                    try await till.ledger.suppress("1", order, isDryRun: isDryRun)
                }
                guard case .refused? = error else { return #expect(Bool(false)) }
            }
        }
        #expect(try till.ledger.store.disclosures(at: Position(1)).count == 1)
        let dry = try await till.ledger.suppress("1", try order(), isDryRun: true)
        #expect(dry.values.count == 1)
        #expect(try till.size == 2)
    }

    @Test func `an order that is proposed is held against a legal hold as the verb is`()
        async throws
    {
        let till = try await till()
        let digest = try #require(
            try till.ledger.store.disclosures(at: Position(1)).first?.digest)
        try await till.record(
            line(
                "ledger.legal-hold-placed.v1", "ledger/holds", "2020-01-01",
                #"{"stream":"support/TST/1","reasonCode":"litigation","placedBy":"person:3"}"#))
        let error = await #expect(throws: LedgerError.self) {
            try await till.record(suppression(of: digest, auditorAccess: "kept"))
        }
        guard case .refused(let refusal)? = error else { return #expect(Bool(false)) }
        #expect(refusal.rule == "legal-hold")
        #expect(try till.size == 3)
    }
}
