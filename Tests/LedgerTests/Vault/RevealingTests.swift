import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct RevealingTests {
    private func bid(_ number: Int, _ name: String) -> String {
        line(
            "procurement.bid-received.v1", "procurement/TST/1", "2020-01-02", id: number,
            #"{"bid":"B\#(number)","bidders":[{"supplierName":"\#(name)"}]}"#)
    }

    @Test func `a value is revealed once, and shown from then on`() async throws {
        let till = try await Till.real()
        try await till.record(bid(1, "Coral"))
        let before = try till.ledger.event("1", knownAt: till.ledger.knownAt(nil))
        #expect(before.sealed.map(\.words) == ["sealed until opening"])
        try await till.record(
            line(
                "procurement.bids-opened.v1", "procurement/TST/1", "2020-01-03",
                #"{"by":["person:1a2b"]}"#))
        let answer = try await till.ledger.reveal("1", reason: .embargoEnded)
        #expect(answer.recorded.count == 1)
        let after = try till.ledger.event("1", knownAt: till.ledger.knownAt(nil))
        guard case .revealed(let value, _, let position)? = after.sealed.first?.standing else {
            return #expect(Bool(false))
        }
        #expect(value.plainText.contains("Coral") && position == Position(3))
        let again = await #expect(throws: LedgerError.self) {
            try await till.ledger.reveal("1", reason: .embargoEnded)
        }
        guard case .notFound? = again else { return #expect(Bool(false)) }
        #expect(try till.ledger.verify().isSound)
    }

    @Test func `what is kept back until an event is not revealed before it`() async throws {
        let till = try await Till.real()
        try await till.record(
            line(
                "procurement.award-recommended.v1", "procurement/TST/1", "2020-01-02",
                #"{"bid":"B1","total":"87.5"}"#))
        let early = await #expect(throws: LedgerError.self) {
            try await till.ledger.reveal("1", reason: .embargoEnded)
        }
        guard case .input(let errors)? = early else { return #expect(Bool(false)) }
        #expect(errors.first?.reason.contains("procurement.award-notified.v1") == true)
        try await till.record(
            line(
                "procurement.award-notified.v1", "procurement/TST/1", "2020-01-03",
                #"{"award":"AW-1","method":"electronic","reasonsGiven":true,"scoresGiven":true}"#))
        #expect(try await till.ledger.reveal("1", reason: .embargoEnded).values.count == 1)
    }

    @Test func `many long values are revealed by several events`() async throws {
        let till = try await Till.real()
        let ledger = try Guest.ledger(on: till, vault: MemoryVault(mac: Till.mac))
        let gift = String(repeating: "x", count: 4_000)
        let guests = (0..<20).map {
            #"{"personRef":"person:\#($0)","name":"N","gift":"\#(gift)"}"#
        }
        let data = #"{"guests":[\#(guests.joined(separator: ","))]}"#
        let text = line("guest.invited.v1", "guest/TST", "2020-01-01", data)
        _ = try await ledger.record(Array(text.utf8))
        let one = try await ledger.reveal("1", fields: ["guests/3/gift"], reason: .other)
        #expect(one.values.map(\.field) == ["guests/3/gift"] && one.recorded.count == 1)
        let rest = try await ledger.reveal("1", reason: .other)
        #expect(rest.values.count == 19 && rest.recorded.count == 3)
        let event = try ledger.event("1", knownAt: ledger.knownAt(nil))
        let gifts = event.sealed.filter { $0.name?.hasSuffix("gift") == true }
        #expect(gifts.count == 20 && gifts.allSatisfy { $0.value == .string(gift) })
        let personal = await #expect(throws: LedgerError.self) {
            try await ledger.reveal("1", fields: ["guests/0/name"], reason: .other)
        }
        guard case .input(let errors)? = personal else { return #expect(Bool(false)) }
        #expect(errors.first?.reason.contains("never revealed") == true)
    }
}

extension JSONValue {
    fileprivate var plainText: String {
        String(decoding: (try? canonicalBytes()) ?? [], as: UTF8.self)
    }
}
