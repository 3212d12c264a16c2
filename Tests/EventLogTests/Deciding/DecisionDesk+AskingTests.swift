import Testing

@testable import EventLog

struct DecisionDeskAskingTests {
    @Test func `what a stream holds is known, recorded or about to be`() async throws {
        let ledger = TestLedger()
        try await ledger.record(counted(1))
        let pending = [
            PendingLine(id: id(70), position: Position(1), bytes: Array(counted(2).utf8)),
            PendingLine(id: id(71), position: Position(2), bytes: Array(closed().utf8)),
        ]
        for lines in [[], pending] {
            let desk = DecisionDesk(
                catalogue, ledger.store, at: ledger.size,
                recordedTime: Instant(microseconds: 0)
            ) { asked in asked == stream("till/02Q/1") ? lines : [] }
            let state = try #require(try desk.state(of: stream("till/02Q/1"), in: Till.self))
            #expect(state.total == (lines.isEmpty ? 1 : 3))
            #expect(try desk.holds(Counted.name, in: stream("till/02Q/1")))
            #expect(try desk.holds(Closed.name, in: stream("till/02Q/1")) == !lines.isEmpty)
            #expect(try !desk.holds(Counted.name, in: stream("till/02Q/2")))
        }
    }
}
