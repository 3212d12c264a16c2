public import TransparencyLog

/// What a writer says a stream must be like when its append is committed.
public enum ExpectedVersion: Hashable, Sendable {
    /// The stream has no event.
    case none
    /// The stream has an event.
    case exists
    /// The stream's newest event has this version; 0 is the same as ``none``.
    case exactly(StreamVersion)
    /// Anything.
    case any

    /// Whether a stream whose newest event is `version` is so.
    public func admits(_ version: StreamVersion) -> Bool {
        switch self {
        case .none: version == .none
        case .exists: version > .none
        case .exactly(let expected): version == expected
        case .any: true
        }
    }
}

/// What makes an append happen once: 128 bits of a keyed digest, or a proposer's UUID. In no leaf.
public struct RequestKey: Hashable, Comparable, Sendable {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// - Parameters:
    ///   - high: The first eight bytes, big-endian.
    ///   - low: The last eight bytes, big-endian.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The key of a proposal that brings its own id.
    public init(_ id: EventID) { self.init(high: id.high, low: id.low) }

    public static func < (left: RequestKey, right: RequestKey) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

/// Events that are recorded once, under one key.
public struct RequestEntry: Sendable {
    /// What makes them happen once.
    public let key: RequestKey
    /// Keyed digest of what was asked for: the same key with another one is refused.
    public let content: Digest
    /// At least one.
    public let drafts: [LeafDraft]

    /// - Parameters:
    ///   - key: What makes the events happen once.
    ///   - content: Keyed digest of what was asked for.
    ///   - drafts: At least one.
    public init(key: RequestKey, content: Digest, drafts: [LeafDraft]) {
        self.key = key
        self.content = content
        self.drafts = drafts
    }
}

/// Events to be appended together, or not at all, whatever streams they belong to.
public struct AppendRequest: Sendable {
    /// The most events a request can hold.
    public static let maximumCount = 1_000

    /// At least one.
    public let entries: [RequestEntry]
    /// What streams must be like, written ones and ones only relied on; others may be anything.
    public let expectations: [StreamName: ExpectedVersion]
    /// The size that the log must have, for a writer who relied on all of it; nil for any.
    public let expectedSize: LogSize?

    /// - Parameters:
    ///   - entries: At least one.
    ///   - expectations: What streams must be like.
    ///   - expectedSize: The size that the log must have; nil for any.
    public init(
        entries: [RequestEntry], expectations: [StreamName: ExpectedVersion] = [:],
        expectedSize: LogSize? = nil
    ) {
        self.entries = entries
        self.expectations = expectations
        self.expectedSize = expectedSize
    }
}

/// Why an append was refused. Nothing of it was recorded, unless the case says otherwise.
public enum AppendError: Error, Hashable, Sendable {
    /// Another writer was first. Read the stream again, decide again.
    case versionConflict(stream: StreamName, expected: ExpectedVersion, actual: StreamVersion)
    /// Another writer was first, and the request relied on the whole log.
    case sizeConflict(expected: LogSize, actual: LogSize)
    /// The key was used before, at `position`, for something else.
    case requestMismatch(key: RequestKey, position: Position)
    /// An event with this id stands at `position`.
    case duplicateID(EventID, position: Position)
    /// Some entries were recorded before, at these positions, and some were not.
    case partlyRecorded([RequestKey: Position])
    /// The request has no event, or more than ``AppendRequest/maximumCount``.
    case wrongCount(Int)
    /// The leaf would be longer than 65,535 bytes.
    case leafTooLong(EventID, bytes: Int)
    /// Only for a simulated clock: the recorded time asked for is not after the log's last.
    case recordedTimeNotLater(Instant, last: Instant)
    /// The store could not do it. After ``StoreError/unsynced`` the outcome is in doubt.
    case store(StoreError)
}

/// Why a store could not read or write.
public enum StoreError: Error, Hashable, Sendable {
    /// The file system or the database failed, or is busy. A later try may work.
    case unavailable(String)
    /// There is no space left.
    case full(String)
    /// A commit could not be made sure; this handle refuses to write from now on.
    case unsynced(String)
    /// The folder holds no ledger that this program can open.
    case notALedger(String)
    /// Something else stands in the place of a file of the ledger, such as a folder or a pipe.
    case notAFile(String)
    /// What is stored contradicts itself, at `position` where it is known.
    case damaged(position: Position?, String)
    /// The log is shorter than, or does not extend, what was acknowledged before.
    case rolledBack(String)
}

extension StoreError: CustomStringConvertible {
    /// One sentence.
    public var description: String {
        switch self {
        case .unavailable(let why), .full(let why), .unsynced(let why), .notALedger(let why),
            .notAFile(let why), .rolledBack(let why):
            why
        case .damaged(let position?, let why): "event \(position): \(why)"
        case .damaged(nil, let why): why
        }
    }
}
