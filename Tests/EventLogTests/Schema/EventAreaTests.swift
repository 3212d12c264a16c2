import EventLog
import Testing

private func order(_ date: String, _ time: String?, _ position: UInt64) -> HistoryOrder {
    HistoryOrder(
        occurredOn: day(date), time: time.map { instant($0) }, position: Position(position))
}

@Test func `facts are ordered by day, then instant, then position`() {
    let ordered = [
        order("2013-04-01", "2013-04-01T20:00:00Z", 9), order("2013-04-02", nil, 4),
        order("2013-04-02", nil, 5), order("2013-04-02", "2013-04-02T08:00:00Z", 7),
        order("2013-04-02", "2013-04-02T09:00:00Z", 1),
        order("2013-04-02", "2013-04-02T09:00:00Z", 2), order("2013-04-03", nil, 0),
    ]
    let seed: UInt64 = 4
    var random = SeededRandom(seed)
    for _ in 0..<50 {
        #expect(ordered.shuffled(using: &random).sorted() == ordered, "seed \(seed)")
    }
}

@Test func `a fact without an instant sorts as midnight in London`() {
    // Log format, section 1: absent sorts as 00:00 London, and then the position decides.
    #expect(order("2013-07-01", "2013-06-30T23:00:00Z", 1) < order("2013-07-01", nil, 2))
    #expect(order("2013-07-01", nil, 1) < order("2013-07-01", "2013-06-30T23:00:00Z", 2))
    #expect(order("2013-01-01", "2013-01-01T00:00:00Z", 1) < order("2013-01-01", nil, 2))
    #expect(order("2013-07-01", nil, 2) < order("2013-07-01", "2013-06-30T23:00:00.000001Z", 1))
    #expect(order("2013-01-01", nil, 2) < order("2013-01-01", "2013-01-01T00:00:00.000001Z", 1))
}

@Test func `a fact knows its place in the order`() {
    let fact = Fact(
        id: id(1), position: Position(3), statedAt: Position(8), occurredOn: day("2013-04-02"),
        precision: nil, time: nil, recordedTime: instant("2013-04-03T00:00:00Z"), isLate: true)
    #expect(fact.order == order("2013-04-02", nil, 3))
}

@Test func `an event type has no tags and no rule unless it says so`() throws {
    let closed = Closed.example
    #expect(closed.tags.isEmpty)
    let fact = Fact(
        id: id(1), position: Position(0), statedAt: Position(0), occurredOn: day("2013-04-02"),
        precision: nil, time: nil, recordedTime: instant("2013-04-03T00:00:00Z"), isLate: false)
    try Described.example.check(in: Till.initial(stream("till/02Q/1")), fact)
}
