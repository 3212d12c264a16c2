import EventLog
import Testing

private let till = stream("till/02Q/1")

private func history(_ lines: [String]) async throws -> (StreamHistory, [EventID], TestLedger) {
    let ledger = TestLedger()
    var ids: [EventID] = []
    for line in lines { ids.append(try await ledger.record(line)) }
    return (try ledger.store.history(of: till, knownAt: ledger.size), ids, ledger)
}

private func positions(_ facts: [StatedFact]) -> [UInt64] { facts.map(\.fact.position.index) }

@Test func `facts stand in the order in which they happened`() async throws {
    let (history, _, _) = try await history([
        counted(1, on: "2013-04-03"), counted(2, on: "2013-04-01"),
        counted(3, on: "2013-04-02", #""time":"2013-04-02T10:00:00Z""#),
        counted(4, on: "2013-04-02", #""time":"2013-04-02T09:00:00Z""#),
        counted(5, on: "2013-04-02"), counted(6, on: "2013-04-03"),
    ])
    #expect(positions(history.facts) == [1, 4, 3, 2, 0, 5])
    #expect(history.facts.map(\.fact.isLate) == [true, true, true, true, false, false])
    #expect(history.version == StreamVersion(6) && history.withdrawn.isEmpty)
}

@Test func `a fact with an instant at midnight does not precede those of its day`() async throws {
    let (history, _, _) = try await history([
        counted(1, on: "2013-07-01", #""time":"2013-06-30T23:00:00Z""#),
        counted(2, on: "2013-07-01"),
    ])
    #expect(positions(history.facts) == [0, 1])
    #expect(history.facts.allSatisfy { !$0.fact.isLate })
}

@Test func `a correction says the whole fact again, and may move it`() async throws {
    let ledger = TestLedger()
    let first = try await ledger.record(counted(1, on: "2013-04-03"))
    try await ledger.record(counted(2, on: "2013-04-02"))
    try await ledger.record(corrected(first, to: 9, on: "2013-04-01"))
    let history = try ledger.store.history(of: till, knownAt: ledger.size)
    #expect(positions(history.facts) == [0, 1])
    let fact = try #require(history.facts.first)
    #expect(fact.fact.statedAt == Position(2) && fact.fact.occurredOn == day("2013-04-01"))
    #expect(fact.fact.id == first && fact.type == Counted.name.text)
    #expect(fact.superseded == [Position(0)] && fact.withdrawnBy == nil)
    #expect(String(decoding: fact.leaf[fact.data], as: UTF8.self) == #"{"amount":9}"#)
    #expect(history.version == StreamVersion(3))
    let before = try ledger.store.history(of: till, knownAt: LogSize(2))
    #expect(positions(before.facts) == [1, 0] && before.facts[1].superseded.isEmpty)
}

@Test func `the newest correction wins, and after a withdrawal it reinstates`() async throws {
    let ledger = TestLedger()
    let fact = try await ledger.record(counted(1))
    for line in [
        corrected(fact, to: 2), corrected(fact, to: 3), withdrawn(fact), corrected(fact, to: 4),
        withdrawn(fact),
    ] { try await ledger.record(line) }
    func known(_ size: UInt64) throws -> StreamHistory {
        try ledger.store.history(of: till, knownAt: LogSize(size))
    }
    let stated = try (1...6).map { try known($0).facts.first?.fact.statedAt.index }
    #expect(stated == [0, 1, 2, nil, 4, nil])
    #expect(try known(4).withdrawn.first?.withdrawnBy == Position(3))
    #expect(try known(5).withdrawn.isEmpty)
    #expect(
        try known(5).facts.first?.superseded == [Position(0), Position(1), Position(2)])
    let last = try known(6)
    #expect(last.withdrawn.first?.withdrawnBy == Position(5) && last.version == StreamVersion(6))
}

@Test func `facts as of a day are those that had happened by then`() async throws {
    let (history, _, _) = try await history([
        counted(1, on: "2013-04-01"), counted(2, on: "2013-04-03"), counted(3, on: "2013-04-02"),
    ])
    func asOf(_ text: String?) -> [UInt64] { positions(history.facts(asOf: text.map { day($0) })) }
    #expect(asOf("2013-03-31") == [] && asOf("2013-04-01") == [0] && asOf("2013-04-02") == [0, 2])
    #expect(asOf("2013-04-03") == [0, 2, 1] && asOf(nil) == [0, 2, 1])
}

@Test func `a stream that does not exist has no history`() throws {
    let ledger = TestLedger()
    let history = try ledger.store.history(of: till, knownAt: LogSize(9))
    #expect(history.facts.isEmpty && history.withdrawn.isEmpty && history.version == .none)
}

@Test func `a correction keeps precision, and loses what it does not say`() async throws {
    let ledger = TestLedger()
    let fact = try await ledger.record(
        counted(1, on: "2013-04-01", #""time":"2013-04-01T09:00:00Z""#))
    try await ledger.record(
        corrected(fact, to: 1, on: "2013-04-30", #""occurredprecision":"month""#))
    let history = try ledger.store.history(of: till, knownAt: ledger.size)
    let stated = try #require(history.facts.first)
    #expect(stated.fact.precision == .month && stated.fact.time == nil)
}
