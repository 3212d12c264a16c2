public import EventLog
public import TransparencyLog

/// What clients of a ledger asked for and were told, in the order in which it happened.
public struct CallLog: Hashable, Sendable {
    /// Calls and returns, oldest first.
    public var records: [CallRecord] = []

    /// No call yet.
    public init() {}

    /// Adds a call or a return.
    public mutating func note(_ client: String, _ call: Int, _ what: CallRecord.What) {
        records.append(CallRecord(client: client, call: call, what: what))
    }
}

/// A call of a client, or what it was told.
public struct CallRecord: Hashable, Sendable {
    /// Who called.
    public let client: String
    /// Which of the client's calls, from 1.
    public let call: Int
    /// What happened.
    public let what: What

    /// - Parameters:
    ///   - client: Who called.
    ///   - call: Which of the client's calls, from 1.
    ///   - what: What happened.
    public init(client: String, call: Int, what: What) {
        self.client = client
        self.call = call
        self.what = what
    }

    /// What a client did, or was told.
    public enum What: Hashable, Sendable {
        /// Asked for these entries to be appended, all or none.
        case append([CalledEntry])
        /// Was told that they are safe.
        case acknowledged(Receipt)
        /// Was told that nothing was recorded, and why.
        case refused(String)
        /// Was told of a failure: the entries are in doubt, as they are where no answer came.
        case failed(String)
        /// Asked for the events from a position on.
        case read(from: UInt64)
        /// Was given events.
        case saw(SeenEvents)
    }
}

/// An entry that a client asked for.
public struct CalledEntry: Hashable, Sendable {
    /// What makes it happen once.
    public let key: RequestKey
    /// How many events it has.
    public let count: Int

    /// - Parameters:
    ///   - key: What makes it happen once.
    ///   - count: How many events it has.
    public init(key: RequestKey, count: Int) {
        self.key = key
        self.count = count
    }
}

/// Events that a client was given.
public struct SeenEvents: Hashable, Sendable {
    /// The position of the first.
    public let from: UInt64
    /// Their leaf hashes, in order.
    public let leafHashes: [Digest]
    /// The size of the log that they were read from.
    public let size: UInt64
    /// The root of that log; nil when the client did not ask.
    public let root: Digest?

    /// - Parameters:
    ///   - from: The position of the first.
    ///   - leafHashes: Their leaf hashes, in order.
    ///   - size: The size of the log that they were read from.
    ///   - root: The root of that log; nil when the client did not ask.
    public init(from: UInt64, leafHashes: [Digest], size: UInt64, root: Digest?) {
        self.from = from
        self.leafHashes = leafHashes
        self.size = size
        self.root = root
    }
}
