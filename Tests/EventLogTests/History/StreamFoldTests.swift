import EventLog
import Testing

@Test func `a fold error says which event, in one sentence`() {
    #expect(
        FoldError.unreadable(Position(3), "no").description == "event 3 cannot be folded: no")
    #expect(FoldError.damaged(Position(3), "no").description == "event 3 is damaged: no")
    #expect(FoldError.store(.full("no space")).description == "no space")
}

@Test func `a state is the fold of a stream's history as of a day`() async throws {
    let ledger = TestLedger()
    try await ledger.record(counted(1, on: "2013-04-02"))
    try await ledger.record(counted(2, on: "2013-04-01"))
    let name = stream("till/02Q/1")
    #expect(try ledger.till(name).total == 3)
    #expect(try ledger.till(name, asOf: day("2013-04-01")).total == 2)
    #expect(try ledger.till(name, knownAt: LogSize(1), asOf: day("2013-04-01")).total == 0)
    #expect(
        try ledger.till(name).trace == [
            "counted 2 \(id(2)) 1/1 2013-04-01 - true", "counted 1 \(id(1)) 0/0 2013-04-02 - false",
        ])
}

@Test func `a type that the release does not know is never skipped in silence`() async throws {
    let ledger = TestLedger()
    try await ledger.record(counted(1))
    _ = try await ledger.recordOld(line("till.counted.v2", "{}"))
    let error = #expect(throws: FoldError.self) { try ledger.till(stream("till/02Q/1")) }
    guard case .unreadable(Position(1), let why)? = error else {
        Issue.record("another error: \(String(describing: error))")
        return
    }
    #expect(why.hasPrefix("till.counted.v2 is another version than till.counted.v1"))
}

@Test func `data that is not what its type says is damage`() async throws {
    let ledger = TestLedger()
    _ = try await ledger.recordOld(line("till.counted.v1", #"{"amount":"1"}"#))
    let error = #expect(throws: FoldError.self) { try ledger.till(stream("till/02Q/1")) }
    guard case .damaged(Position(0), let why)? = error else {
        Issue.record("another error: \(String(describing: error))")
        return
    }
    #expect(why.hasPrefix("/data/amount: "))
}
