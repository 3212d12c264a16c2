import Glibc

/// Where recorded time comes from. Handed in, so that nothing below reads the time by itself.
public protocol LedgerClock: Sendable {
    /// The present moment, as far as this clock knows; it may step back.
    func now() -> Instant

    /// How long something has been running that never steps, in microseconds, from any start; nil
    /// for a clock that has nothing to be measured against.
    var runningTime: Int64? { get }
}

extension LedgerClock {
    /// Nothing to measure the clock against.
    public var runningTime: Int64? { nil }
}

/// The machine's clock.
public struct SystemClock: LedgerClock {
    /// A clock that reads the machine's time.
    public init() {}

    /// The present moment, by the machine.
    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// How long the machine has been running, its sleep included.
    public var runningTime: Int64? {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
