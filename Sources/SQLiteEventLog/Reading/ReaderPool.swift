internal import EventLog
internal import Synchronization

/// Connections for reading, lent to one caller each; as many as read at the same time.
final class ReaderPool: Sendable {
    private let path: String
    private let idle = Mutex<[Connection]>([])

    /// The most connections that are kept when nobody uses them.
    private static let capacity = 4

    init(path: String) { self.path = path }

    /// Lends a connection; all that `body` reads is one state of the log.
    func snapshot<Result>(
        _ body: (Connection) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        let connection = try lend()
        defer {
            idle.withLock { idle in
                if idle.count < ReaderPool.capacity { idle.append(connection) }
            }
        }
        return try connection.snapshot { () throws(StoreError) in try body(connection) }
    }

    private func lend() throws(StoreError) -> Connection {
        if let known = idle.withLock({ $0.popLast() }) { return known }
        return try Connection(path, for: .reading)
    }

    /// Closes the connections that nobody uses.
    func drain() {
        idle.withLock { $0.removeAll() }
    }
}
