public import EventLog
internal import Synchronization

/// A store that counts the events it hands out.
public struct CountingStore: ForwardingStore {
    public let store: any EventStore
    private let counter = Counter()

    /// A number that several can raise.
    private final class Counter: Sendable {
        let count = Mutex(0)
    }

    /// - Parameter store: The store that has the events.
    public init(_ store: any EventStore) { self.store = store }

    /// How many it has handed out.
    public var rowCount: Int { counter.count.withLock { $0 } }

    public func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        try store.read(query, from: from, to: to) { row in
            counter.count.withLock { $0 += 1 }
            return body(row)
        }
    }
}
