import Glibc

/// Where recorded time comes from. Handed in, so that nothing below reads the time by itself.
public protocol LedgerClock: Sendable {
    /// The present moment, as far as this clock knows; it may step back.
    func now() -> Instant
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
}
