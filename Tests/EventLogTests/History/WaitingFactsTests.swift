import Testing

@testable import EventLog

struct WaitingFactsTests {
    @Test func `facts wait in the order of the history, wherever they come in`() {
        var waiting = WaitingFacts()
        for number in [5, 9, 7, 1, 8] as [UInt64] { waiting.insert(event(), fact(number)) }
        #expect(days(waiting) == [1, 5, 7, 8, 9])
        #expect(waiting.place(of: fact(6).order) == 2)
        #expect(waiting.place(of: fact(9).order) == 5)
        #expect(waiting.place(of: fact(10).order) == 5)
        waiting.remove(EventID(high: 0, low: 7))
        waiting.remove(EventID(high: 0, low: 77))
        #expect(days(waiting) == [1, 5, 8, 9])
        #expect(waiting.event(EventID(high: 0, low: 8))?.event.fact == fact(8))
        #expect(waiting.event(EventID(high: 0, low: 7)) == nil)
    }

    @Test func `a fact that precedes one that was applied has no place`() {
        var waiting = WaitingFacts()
        #expect(waiting.admits(fact(0).order))
        for number in 1...4 as ClosedRange<UInt64> { waiting.insert(event(), fact(number)) }
        var applied: [Fact] = []
        waiting.apply(2) { applied.append($1) }
        #expect(applied == [fact(1), fact(2)] && days(waiting) == [3, 4])
        #expect(!waiting.admits(fact(1).order))
        #expect(waiting.admits(fact(2).order) && waiting.admits(fact(3).order))
        #expect(!WaitingFacts(after: fact(5).order).admits(fact(4).order))
    }

    private func days(_ waiting: WaitingFacts) -> [Int32] {
        waiting.events.compactMap { $0.event.fact?.occurredOn.daysSinceEpoch }
    }

    private func event() -> AnyEvent { AnyEvent(type: 0, event: ReadEvent()) }

    private func fact(_ number: UInt64) -> Fact {
        Fact(
            id: EventID(high: 0, low: number), position: Position(number),
            statedAt: Position(number), occurredOn: CivilDate(daysSinceEpoch: Int32(number)),
            precision: nil, time: nil, recordedTime: Instant(microseconds: 0), isLate: false)
    }
}
