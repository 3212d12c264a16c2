import Commissioning
import EventLog
import Synchronization
import Testing

@testable import Ledger

/// A clock and a machine, each of which runs as it is told.
final class TwoClocks: LedgerClock {
    private let times = Mutex<(clock: Int64, running: Int64)>((1_000_000_000_000_000, 5_000_000))

    func now() -> Instant { Instant(microseconds: times.withLock { $0.clock }) }
    var runningTime: Int64? { times.withLock { $0.running } }

    /// Lets seconds pass, and the clock jump by some more.
    func pass(_ seconds: Int64, jump: Int64 = 0) {
        times.withLock {
            $0.clock += (seconds + jump) * 1_000_000
            $0.running += seconds * 1_000_000
        }
    }
}

struct ClockWatchTests {
    private let clock = TwoClocks()
    private let watch = ClockWatch { _ in }

    @Test func `a clock that is behind the log is noticed at the first look, and once`() throws {
        let later = Instant(microseconds: clock.now().microseconds + 301_000_000)
        let jump = try #require(try watch.look(at: clock) { () throws(StoreError) in later })
        #expect(jump.direction == .back)
        #expect(jump.measuredBy == .recordedTime)
        #expect(jump.seconds == 301)
        #expect(jump.expected == later)
        #expect(try watch.look(at: clock) { () throws(StoreError) in later } == nil)
    }

    @Test func `five minutes are let pass, and so is a long pause`() throws {
        let later = Instant(microseconds: clock.now().microseconds + 300_000_000)
        #expect(try watch.look(at: clock) { () throws(StoreError) in later } == nil)
        let long = ClockWatch { _ in }
        let before = Instant(microseconds: clock.now().microseconds - 1_000_000_000_000)
        #expect(try long.look(at: clock) { () throws(StoreError) in before } == nil)
        #expect(try ClockWatch { _ in }.look(at: clock) { () throws(StoreError) in nil } == nil)
    }

    @Test func `a jump while the machine runs is noticed, either way`() throws {
        func look() throws -> Int64? {
            try watch.look(at: clock) { () throws(StoreError) in nil }.map {
                #expect($0.measuredBy == .runningTime)
                return $0.direction == .back ? -$0.seconds : $0.seconds
            }
        }
        #expect(try look() == nil)
        clock.pass(100_000)
        #expect(try look() == nil)
        clock.pass(10, jump: 301)
        #expect(try look() == 301)
        #expect(try look() == nil)
        clock.pass(10, jump: -86_400)
        #expect(try look() == -86_400)
        clock.pass(10, jump: 300)
        #expect(try look() == nil)
    }
}
