import EventLog
import Testing

@testable import Commissioning

@Suite struct DisclosureTagTests {
    @Test func `each event has a tag of its own`() {
        let (one, two) = (EventID(high: 0, low: 1), EventID(high: 0, low: 2))
        #expect(DisclosureTag.about(one) != DisclosureTag.about(two))
        #expect(DisclosureTag.hold == "legal-hold")
    }

    @Test func `what becomes of a value does not keep another thing from becoming of it`() throws {
        let digest = try #require(DisclosureDigest(String(repeating: "A", count: 43)))
        let fact = Fact(
            id: EventID(high: 0, low: 1), position: Position(1), statedAt: Position(3),
            occurredOn: day("2014-01-01"), precision: nil, time: nil,
            recordedTime: Instant(microseconds: 1), isLate: false)
        var state = LedgerState()
        state.note([digest], .suppressed, fact)
        #expect(throws: LedgerRefusal.fateTwice(digest, by: Position(3))) {
            try state.refuse([digest], if: .suppressed)
        }
        try state.refuse([digest], if: .revealed)
    }
}
