public import EventLog
internal import Synchronization

/// Makes the stores that laws are tried on.
public struct StoreMaker: Sendable {
    /// The `source` of every leaf.
    public static let origin = "ledger.example/laws"

    private let making: @Sendable (any LedgerClock) async throws -> any EventStore
    private let reopening:
        (@Sendable (any EventStore, any LedgerClock) async throws -> any EventStore)?

    /// - Parameters:
    ///   - making: Makes an empty store of ``origin``.
    ///   - reopening: Closes a store and opens what it has kept; nil when it keeps nothing.
    public init(
        making: @escaping @Sendable (any LedgerClock) async throws -> any EventStore,
        reopening: (
            @Sendable (any EventStore, any LedgerClock) async throws -> any EventStore
        )? = nil
    ) {
        self.making = making
        self.reopening = reopening
    }

    /// An empty store.
    ///
    /// - Throws: Whatever keeps a store from being made.
    public func make(clock: any LedgerClock = SettableClock()) async throws -> any EventStore {
        try await making(clock)
    }

    /// The store as it comes back after it was closed; nil when it keeps nothing.
    ///
    /// - Throws: Whatever keeps the store from being opened.
    public func reopen(
        _ store: any EventStore, clock: any LedgerClock = SettableClock()
    ) async throws -> (any EventStore)? {
        try await reopening?(store, clock)
    }
}

/// A clock that says what it was told.
public final class SettableClock: LedgerClock {
    private let time: Mutex<Instant>

    /// - Parameter time: What the clock says until it is set.
    public init(_ time: Instant = Instant(microseconds: 1_400_000_000_000_000)) {
        self.time = Mutex(time)
    }

    /// Sets what the clock says.
    public func set(_ time: Instant) { self.time.withLock { $0 = time } }

    /// What the clock was told last.
    public func now() -> Instant { time.withLock { $0 } }
}
