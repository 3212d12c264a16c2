public import EventLog
internal import Synchronization

/// A clock that stands still until it is set.
public final class SettableClock: LedgerClock {
    private let moment: Mutex<Instant>

    /// - Parameter moment: The present time at first.
    public init(_ moment: Instant) { self.moment = Mutex(moment) }

    /// The time it was set to.
    public func now() -> Instant { moment.withLock { $0 } }

    /// Sets the present time.
    public func set(_ instant: Instant) { moment.withLock { $0 = instant } }
}
