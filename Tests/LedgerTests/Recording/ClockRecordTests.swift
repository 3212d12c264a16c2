import EventLog
import Synchronization
import TestSupport
import Testing

@testable import Ledger

struct ClockRecordTests {
    private let warnings = Warnings()

    private final class Warnings: Sendable {
        let all = Mutex<[String]>([])
        var count: Int { all.withLock { $0.count } }
    }

    /// The same ledger as another process would open it.
    private func opened(_ till: Till, _ clock: any LedgerClock) throws -> Till {
        let warnings = warnings
        return Till(
            try Ledger(
                till.ledger.store, requestMAC: Till.mac, clock: clock, defaults: Till.defaults,
                warn: { words in warnings.all.withLock { $0.append(words) } }))
    }

    /// The positions of the events that say that the clock jumped.
    private func jumps(_ till: Till) throws -> [UInt64] {
        var found: [UInt64] = []
        let stream = try #require(StreamName(Ledger.clockStream))
        let store = till.ledger.store
        try store.read(.stream(stream), from: Position(0), to: try store.head().size) { row in
            found.append(row.position.index)
            return true
        }
        return found
    }

    private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test func `a clock that is behind the log is an event before the next, and a warning`()
        async throws
    {
        let clock = SettableClock(try moment("2020-01-01T09:00:00Z"))
        let till = try await Till.real(clock)
        try await till.record(registered("02Q"))
        clock.set(try moment("2020-01-01T06:00:00Z"))
        let next = try opened(till, clock)
        #expect(try await next.record(registered("03Q")).receipt.first == Position(3))
        #expect(try jumps(next) == [2])
        #expect(warnings.all.withLock { $0.first?.contains("10800 seconds before") } == true)
        #expect(warnings.all.withLock { $0.first?.contains("event 2 says so") } == true)
        // Another process finds the same clock, and that it is on record.
        clock.set(try moment("2020-01-01T06:30:00Z"))
        let third = try opened(till, clock)
        #expect(try await third.record(registered("04Q")).receipt.first == Position(4))
        #expect(try jumps(third) == [2])
        #expect(warnings.all.withLock { $0.last?.contains("on record") } == true)
        #expect(warnings.count == 2)
    }

    @Test func `a clock that falls back further is another jump`() async throws {
        let clock = SettableClock(try moment("2020-01-01T09:00:00Z"))
        let till = try await Till.real(clock)
        for (time, places) in [
            ("2020-01-01T06:00:00Z", [1]), ("2020-01-01T05:50:00Z", [1, 3]),
            ("2020-01-01T05:47:00Z", [1, 3]),
        ] as [(String, [UInt64])] {
            clock.set(try moment(time))
            let next = try opened(till, clock)
            try await next.record(registered("0\(try next.size)Q"))
            #expect(try jumps(next) == places)
        }
    }

    @Test func `a clock that has caught up and falls back again is another jump`() async throws {
        let clock = SettableClock(try moment("2020-01-01T09:00:00Z"))
        let till = try await Till.real(clock)
        for time in ["2020-01-01T06:00:00Z", "2020-01-01T10:00:00Z", "2020-01-01T09:00:00Z"] {
            clock.set(try moment(time))
            let next = try opened(till, clock)
            try await next.record(registered("0\(try next.size)Q"))
        }
        #expect(try jumps(till) == [1, 4])
    }

    @Test func `a long pause is no jump, nor is what was asked before an append`() async throws {
        let clock = SettableClock(try moment("2020-01-01T09:00:00Z"))
        let till = try await Till.real(clock)
        let first = try await till.record(registered("02Q"), requestID: "a")
        clock.set(try moment("2021-01-01T09:00:00Z"))
        try await opened(till, clock).record(registered("03Q"))
        clock.set(try moment("2020-01-01T06:00:00Z"))
        let next = try opened(till, clock)
        let again = try await next.record(registered("02Q"), requestID: "a")
        #expect(again.receipt == first.receipt.replayed)
        #expect(try next.size == 3)
        #expect(try jumps(next).isEmpty)
        #expect(warnings.count == 0)
    }

    @Test func `a jump while the ledger is open is noted, by an import too`() async throws {
        let clock = TwoClocks()
        let till = try opened(try await Till.real(), clock)
        // This ledger began in 2020, after the first look of these clocks.
        clock.pass(700_000_000)
        try await till.record(registered("02Q"))
        clock.pass(60, jump: 90_000)
        let report = try await till.importing([registered("03Q"), registered("04Q")])
        #expect(report.recorded == 2)
        #expect(try jumps(till) == [2])
        #expect(warnings.all.withLock { $0.last?.contains("jumped forward by 90000") } == true)
    }
}
