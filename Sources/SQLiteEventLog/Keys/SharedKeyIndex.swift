internal import EventLog
internal import Synchronization

/// The key index as readers use it: one for all of them, in turn.
final class SharedKeyIndex: Sendable {
    private let path: String
    private let settings: KeyIndex.Settings
    private let tail = Mutex<Tail?>(nil)

    /// The index with the connection that it reads on.
    private struct Tail: @unchecked Sendable {
        let connection: Connection
        var index: KeyIndex
    }

    init(path: String, _ settings: KeyIndex.Settings) {
        self.path = path
        self.settings = settings
    }

    /// Forgets what is in memory, which may be what was destroyed.
    func forget() { tail.withLock { $0 = nil } }

    /// Looks keys up in the log as it is now.
    ///
    /// - Returns: What `body` makes of what was found, for each key.
    func find<Result: Sendable>(
        _ keys: [IndexKey],
        _ body: ([FoundKey], Connection) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try tail.withLock { tail throws(StoreError) in
            if tail == nil {
                let connection = try Connection(path, for: .reading)
                tail = Tail(connection: connection, index: KeyIndex(connection, settings))
            }
            guard var current = tail else { throw .unavailable("no index") }
            tail = nil
            let result = try current.connection.snapshot { () throws(StoreError) in
                let size = try HeadRow.read(current.connection).size.count
                try current.index.catchUp(to: size)
                return try body(try current.index.find(keys), current.connection)
            }
            tail = current
            return result
        }
    }
}
