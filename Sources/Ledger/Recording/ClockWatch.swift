internal import Commissioning
internal import EventLog
internal import Synchronization

/// Notices when the clock that recorded times come from jumps by more than five minutes.
///
/// The order of the log never rests on a clock: where the clock is not later than the last
/// recorded time, that time and a microsecond is recorded. So a clock that jumped shows in no
/// order, only in times that are not those at which the ledger knew; these are what a jump warns
/// of.
///
/// A ledger that is opened can tell a clock that is behind its log. It cannot tell a clock that is
/// ahead from a pause, however long: nothing is held against one that says it is a year later,
/// and when the clock is put right it is behind the log, which is noticed. While it runs, a
/// program can tell jumps both ways, against the time that the machine has been running.
final class ClockWatch: Sendable {
    /// What a clock may differ without a word, in microseconds.
    static let tolerance: Int64 = 300_000_000

    private struct Look {
        let clock: Instant
        let running: Int64?
    }

    private let last = Mutex<Look?>(nil)
    /// Takes what whoever keeps the ledger should know.
    let warn: @Sendable (String) -> Void

    init(warn: @escaping @Sendable (String) -> Void) { self.warn = warn }

    /// Looks at the clock.
    ///
    /// - Parameter recorded: When the log last took something in; asked for at the first look.
    /// - Returns: How it has jumped since it was looked at last; nil when it has not.
    func look(
        at clock: any LedgerClock, after recorded: () throws(StoreError) -> Instant?
    ) throws(StoreError) -> ClockJump? {
        let look = ClockWatch.look(at: clock)
        let before = last.withLock { last in
            defer { last = look }
            return last
        }
        guard let before else {
            guard let recorded = try recorded(), recorded > look.clock else { return nil }
            return ClockWatch.jump(to: look.clock, from: recorded, .recordedTime)
        }
        guard let start = before.running, let running = look.running else { return nil }
        let expected = Instant(microseconds: before.clock.microseconds + running - start)
        return ClockWatch.jump(to: look.clock, from: expected, .runningTime)
    }

    /// Has the next look be the first again, because what this one found is not on record.
    func forget() { last.withLock { $0 = nil } }

    private static func look(at clock: any LedgerClock) -> Look {
        while true {
            let start = clock.runningTime
            let now = clock.now()
            let end = clock.runningTime
            // A process that was stopped between the two would see a jump that is none.
            if let start, let end, end - start > 1_000_000 { continue }
            return Look(clock: now, running: end)
        }
    }

    private static func jump(
        to clock: Instant, from expected: Instant, _ measure: ClockJump.Measure
    ) -> ClockJump? {
        let difference = clock.microseconds - expected.microseconds
        guard difference.magnitude > UInt64(tolerance) else { return nil }
        return ClockJump(
            clock: clock, expected: expected, measuredBy: measure,
            direction: difference < 0 ? .back : .forward,
            seconds: Int64(difference.magnitude / 1_000_000))
    }
}
