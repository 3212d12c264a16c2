internal import CanonicalJSON
public import TransparencyLog

/// What a writer is given once its events are safe: a claim ticket, not yet a proof.
public struct Receipt: Hashable, Sendable {
    /// The most events whose leaf hashes a receipt names.
    public static let maximumLeafHashes = 1_000

    /// Where the first event stands.
    public let first: Position
    /// How many events there are, from ``first`` on.
    public let count: Int
    /// Their leaf hashes, in order; empty beyond 1,000 events.
    public let leafHashes: [Digest]
    /// The size of the log with them.
    public let logSize: LogSize
    /// The log's origin.
    public let origin: String
    /// When the ledger took them in.
    public let recordedTime: Instant
    /// The key of the first entry.
    public let requestKey: RequestKey
    /// The root of the log of ``logSize``.
    public let root: Digest
    /// Whether the request had been recorded before; in no byte of the receipt.
    public let isReplay: Bool

    /// Takes in what a store has done.
    public init(
        first: Position, count: Int, leafHashes: [Digest], origin: String, recordedTime: Instant,
        requestKey: RequestKey, root: Digest, isReplay: Bool
    ) {
        self.first = first
        self.count = count
        self.leafHashes = count <= Receipt.maximumLeafHashes ? leafHashes : []
        logSize = LogSize(first.index + UInt64(count))
        self.origin = origin
        self.recordedTime = recordedTime
        self.requestKey = requestKey
        self.root = root
        self.isReplay = isReplay
    }

    /// The same receipt, given again.
    public var replayed: Receipt {
        Receipt(
            first: first, count: count, leafHashes: leafHashes, origin: origin,
            recordedTime: recordedTime, requestKey: requestKey, root: root, isReplay: true)
    }

    /// Canonical JSON; the same bytes for every replay of the request.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(reserving: 400 + leafHashes.count * 48)
        writer.beginObject()
        writer.key("count")
        writer.integer(Int64(count))
        writer.key("first")
        writer.integer(Int64(clamping: first.index))
        writer.key("leafHashes")
        writer.beginArray()
        for hash in leafHashes { writer.string(hash.base64) }
        writer.endArray()
        writer.key("logSize")
        writer.integer(Int64(clamping: logSize.count))
        writer.key("origin")
        writer.string(origin)
        writer.key("recordedtime")
        writer.string(recordedTime.description)
        writer.key("requestId")
        writer.string(EventID(high: requestKey.high, low: requestKey.low).description)
        writer.key("root")
        writer.string(root.base64)
        writer.endObject()
        return writer.bytes
    }
}
