import CanonicalJSON
import Commissioning
import EventLog
import Glibc
import SafeFiles
import TestSupport
import Testing

@testable import Ledger

@Suite struct PublishedDisclosuresTests {
    /// A ledger with a public text (event 1), a public name (2), a text for the parties (3) and a
    /// price (4).
    private func ledger() async throws -> SignedLedger {
        let signed = try await SignedLedger(events: 1)
        let lines = [
            line(
                "support.support-sourcing-decided.v1", "support/TST/1", "2020-01-01",
                #"{"option":"inHouse","decision":{"meeting":"gb-1"},"reasonCode":"cost","#
                    + #""rationale":"Two people can do it."}"#),
            line(
                "interests.conflict-guardian-appointed.v1", "interests/TST", "2020-01-01",
                #"{"personRef":"person:g","name":"Lee Madeup"}"#),
            line(
                "procurement.bid-scored.v1", "procurement/TST/1", "2020-01-01",
                #"{"bid":"B1","criterion":"Q1","evaluator":"person:e","score":"7","#
                    + #""comment":"Vague."}"#),
            line(
                "procurement.bid-valued.v1", "procurement/TST/1", "2020-01-01",
                #"{"bid":"B1","price":{"pence":900,"vat":"excl"}}"#),
        ]
        for line in lines { try await signed.till.record(line) }
        return signed
    }

    private func publish(_ signed: SignedLedger) throws -> PublishReport {
        try signed.ledger.publish(to: "\(signed.folder.path)/public")
    }

    /// What a file of disclosures holds, decoded; empty when there is none.
    private func published(_ signed: SignedLedger, _ run: UInt64 = 0) -> String {
        let path = "\(signed.folder.path)/public/\(PublishedDisclosures.path(run))"
        let bytes = (try? SafeFiles.read(path, limit: 1 << 20)) ?? []
        return bytes.split(separator: 0x0A).compactMap { line -> String? in
            guard
                case .object(let row)? = try? JSONValue(
                    parsing: Array(line), profile: .interchange(maximumLength: .max)),
                case .string(let encoded)? = row["encoded"],
                let text = Base64URL.bytes(of: encoded)
            else { return nil }
            return String(decoding: text, as: UTF8.self)
        }.joined()
    }

    @Test func `only what anybody may read is published, and each digest stands in its leaf`()
        async throws
    {
        let signed = try await ledger()
        _ = try await signed.sign()
        #expect(try publish(signed).disclosures == 1)
        let text = published(signed)
        #expect(text.contains("Two people can do it.") && text.contains("Lee Madeup"))
        #expect(!text.contains("Vague.") && !text.contains("900") && !text.contains("score"))
        let again = try publish(signed)
        #expect(again.disclosures == 0 && !again.isChanged)
    }

    @Test func `what is suppressed or erased is gone at the next publish, without a checkpoint`()
        async throws
    {
        let signed = try await ledger()
        _ = try await signed.sign()
        _ = try publish(signed)
        func reference(_ text: String) throws -> Reference { try #require(Reference(text)) }
        let order = SuppressionOrder(
            basis: .defamation, reference: nil, by: [try reference("p:1"), try reference("p:2")],
            auditorAccess: .kept, reviewOn: try #require(CivilDate("2030-01-01")))
        _ = try await signed.ledger.suppress("1", order)
        let suppressed = try publish(signed)
        #expect(suppressed.disclosures == 1 && !suppressed.isChanged)
        #expect(!published(signed).contains("Two people") && published(signed).contains("Lee"))
        _ = try await signed.ledger.erase(
            try reference("person:g"), basis: .objection, by: try reference("p:3"))
        #expect(try publish(signed).disclosures == 1)
        let path = "\(signed.folder.path)/public/disclosures/000.jsonl"
        #expect(access(path, F_OK) != 0)
        // Nor does it come back with what is new.
        _ = try await signed.sign()
        _ = try publish(signed)
        #expect(published(signed) == "")
    }

    @Test func `one person cannot have a suppressed text shown again`() async throws {
        let signed = try await ledger()
        _ = try await signed.sign()
        _ = try publish(signed)
        let people = try ["p:1", "p:2"].map { try #require(Reference($0)) }
        let answer = try await signed.ledger.suppress(
            "1",
            SuppressionOrder(
                basis: .other, reference: nil, by: people, auditorAccess: .kept,
                reviewOn: try #require(CivilDate("2030-01-01"))))
        _ = try await signed.sign()
        _ = try publish(signed)
        #expect(!published(signed).contains("Two people"))
        let order = try #require(answer.recorded.first?.id)
        let withdrawal = line(
            "ledger.record-withdrawn.v1", "ledger/disclosures", "2020-01-02",
            #"{"reasonCode":"other"}"#
        ).replacing("\"data\"", with: "\"corrects\":\"\(order)\",\"data\"")
        await #expect(throws: LedgerError.self) { try await signed.till.record(withdrawal) }
        _ = try publish(signed)
        #expect(!published(signed).contains("Two people"))
    }

    @Test func `only runs of events with something new are looked at`() async throws {
        let signed = try await ledger()
        try await signed.record(300)
        _ = try await signed.sign()
        #expect(try publish(signed).disclosures == 1)
        let first = try PublishedDisclosures(signed.ledger, since: 305)
        #expect(first.touched.isEmpty)
        try await signed.till.record(
            line(
                "support.support-sourcing-decided.v1", "support/TST/2", "2020-01-01",
                #"{"option":"inHouse","decision":{"meeting":"gb-1"},"reasonCode":"cost","#
                    + #""rationale":"Another."}"#))
        _ = try await signed.sign()
        #expect(try publish(signed).disclosures == 1)
        #expect(published(signed, 1).contains("Another."))
        #expect(PublishedDisclosures.path(1_234_067) == "disclosures/x001/x234/067.jsonl")
    }

    @Test func `without keys nothing personal is published`() async throws {
        let signed = try await ledger()
        _ = try await signed.sign()
        let keyless = try Ledger(
            signed.ledger.store, requestMAC: nil, clock: SettableClock(Till.start))
        _ = try keyless.publish(to: "\(signed.folder.path)/public")
        #expect(published(signed).contains("Two people") && !published(signed).contains("Lee"))
    }
}
