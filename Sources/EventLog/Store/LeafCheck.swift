public import TransparencyLog

/// What a store keeps beside a leaf.
public struct StoredColumns: Hashable, Sendable {
    /// Where the event stands.
    public var position: Position
    /// The id of the event.
    public var id: EventID
    /// The day of the fact.
    public var occurredOn: CivilDate
    /// When the ledger took the event in.
    public var recordedTime: Instant
    /// The version that the event gave its stream.
    public var version: StreamVersion
    /// The leaf hash.
    public var leafHash: Digest

    /// Takes in what a store has read.
    public init(
        position: Position, id: EventID, occurredOn: CivilDate, recordedTime: Instant,
        version: StreamVersion, leafHash: Digest
    ) {
        self.position = position
        self.id = id
        self.occurredOn = occurredOn
        self.recordedTime = recordedTime
        self.version = version
        self.leafHash = leafHash
    }
}

/// Compares stored leaves with what is kept beside them, and collects what is wrong.
public struct LeafCheck: Sendable {
    /// The most failures that are kept; the rest are counted.
    public static let maximumFailures = 10_000

    private let origin: [UInt8]
    private var found: [CheckFailure] = []
    private var dropped = 0

    /// - Parameter origin: The log's origin.
    public init(origin: String) { self.origin = Array(origin.utf8) }

    /// What is wrong, in order of position, then what has no position.
    public var failures: [CheckFailure] {
        var sorted = found.enumerated().sorted { left, right in
            let places = (
                left.element.position?.index ?? .max, right.element.position?.index ?? .max
            )
            return places.0 == places.1 ? left.offset < right.offset : places.0 < places.1
        }.map(\.element)
        if dropped > 0 {
            sorted.append(
                CheckFailure(
                    position: nil, check: "failures", reason: "\(dropped) more were found"))
        }
        return sorted
    }

    /// Takes note of something wrong.
    public mutating func fail(_ position: Position?, _ check: String, _ reason: String) {
        guard found.count < LeafCheck.maximumFailures else { return dropped += 1 }
        found.append(CheckFailure(position: position, check: check, reason: reason))
    }

    /// Hashes a leaf again, reads it, and compares it with its columns.
    ///
    /// - Returns: The leaf hash, and what the leaf says; nil when it cannot be read.
    public mutating func compare(
        _ leaf: UnsafeBufferPointer<UInt8>, with columns: StoredColumns
    ) -> (hash: Digest, header: LeafHeader?) {
        let hash = TreeHash.leaf(UnsafeRawBufferPointer(leaf))
        let position = columns.position
        if hash != columns.leafHash {
            fail(position, "leaf-hash", "the stored leaf does not have the stored leaf hash")
        }
        guard (1...LeafDraft.maximumLength).contains(leaf.count) else {
            fail(position, "canonical", "the leaf has \(leaf.count) bytes")
            return (hash, nil)
        }
        let header: LeafHeader
        do throws(FieldIssue) {
            header = try LeafHeader(leaf)
        } catch {
            fail(position, "canonical", "the leaf is not a canonical envelope: \(error.reason)")
            return (hash, nil)
        }
        if !header.bytes(.source, in: leaf).elementsEqual(origin) {
            fail(position, "source", "the leaf belongs to another log")
        }
        compare(header.id == columns.id, "id", position)
        compare(header.occurredOn == columns.occurredOn, "occurredon", position)
        compare(header.recordedTime == columns.recordedTime, "recordedtime", position)
        compare(header.streamVersion == columns.version, "streamversion", position)
        return (hash, header)
    }

    /// Takes note of a column that says something else than the leaf.
    public mutating func compare(_ isSame: Bool, _ attribute: String, _ position: Position) {
        if isSame { return }
        fail(position, "columns", "\(attribute) beside the leaf is not what the leaf says")
    }

    /// Whether recorded time stands still within an append and moves on between two.
    public mutating func compare(
        recordedTime: Instant, after last: Instant?, isSameAppend: Bool, _ position: Position
    ) {
        guard let last else { return }
        if isSameAppend ? recordedTime == last : recordedTime > last { return }
        let reason = isSameAppend ? "differs within one append" : "is not after the one before"
        fail(position, "recordedtime", "recorded time \(reason)")
    }

    /// Whether the digest of a disclosure stands among the digests in its leaf, and its name is the
    /// one that the digest is over.
    public mutating func compare(
        _ disclosure: Disclosure, with leaf: UnsafeBufferPointer<UInt8>, _ position: Position
    ) {
        let bytes = UnsafeRawBufferPointer(leaf)
        var rest = bytes[...]
        let wanted = Array("\"\(disclosure.digest)\"".utf8)
        while let list = LeafCheck.place(of: Array("\"_sd\":[".utf8), in: rest) {
            let end = bytes[list...].firstIndex(of: 0x5D) ?? bytes.endIndex
            if LeafCheck.place(of: wanted, in: bytes[list..<end]) != nil {
                // The digest is over the name too; whether a locked one has it, its key tells.
                if disclosure.isLocked || disclosure.value != nil { return }
                return fail(position, "disclosure", "the sealed value is not \(disclosure.name)")
            }
            rest = bytes[end...]
        }
        fail(
            position, "disclosure",
            "the digest of \(disclosure.name) does not stand in the leaf")
    }

    /// Where the needle stands first.
    private static func place(
        of needle: [UInt8], in hay: Slice<UnsafeRawBufferPointer>
    ) -> Int? {
        guard hay.count >= needle.count, let first = needle.first else { return nil }
        var place = hay.startIndex
        while place + needle.count <= hay.endIndex {
            if hay[place] == first, hay[place..<(place + needle.count)].elementsEqual(needle) {
                return place
            }
            place += 1
        }
        return nil
    }
}
