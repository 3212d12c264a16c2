internal import EventLog
internal import TransparencyLog

/// The rows that an append writes, through statements that are prepared once.
///
/// Must not be used after its connection.
final class AppendRows {
    let begin: Statement
    let commit: Statement
    let rollback: Statement
    private let event: Statement
    private let disclosure: Statement
    private let entry: Statement
    private let request: Statement
    /// Room for an id, a key, two digests, and the largest leaf.
    private let room: UnsafeMutableRawBufferPointer

    private static let leafPlace = 64

    init(_ connection: Connection) throws(StoreError) {
        begin = try connection.statement("BEGIN IMMEDIATE")
        commit = try connection.statement("COMMIT")
        rollback = try connection.statement("ROLLBACK")
        event = try connection.statement(
            """
            INSERT INTO event (position, stream, version, previous, type, occurredon,
                recordedtime, id, leafhash, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        disclosure = try connection.statement(
            "INSERT INTO disclosure (position, name, sealing, encoded) VALUES (?, ?, ?, ?)")
        entry = try connection.statement(
            "INSERT INTO entry (first, count, key, content) VALUES (?, ?, ?, ?)")
        request = try connection.statement(
            "INSERT INTO request (first, count, recordedtime, root) VALUES (?, ?, ?, ?)")
        room = .allocate(byteCount: AppendRows.leafPlace + LeafDraft.maximumLength, alignment: 8)
    }

    deinit { room.deallocate() }

    /// What the store adds to a draft.
    struct Placement {
        let position: Int64
        let stream: Int64
        let version: StreamVersion
        /// The position of the stream's event before; negative for its first.
        let previous: Int64
        let type: Int64
        let recordedTime: Instant
    }

    /// Writes an event whose leaf is known to fit.
    ///
    /// - Parameter text: The recorded time as it stands in the leaf.
    /// - Returns: The leaf hash.
    func insert(
        _ draft: LeafDraft, _ placement: Placement, recordedTime text: [UInt8]
    ) throws(StoreError) -> Digest {
        let start = AppendRows.leafPlace
        let length = draft.length(streamVersion: placement.version)
        let leaf = UnsafeMutableRawBufferPointer(rebasing: room[start..<(start + length)])
        draft.write(recordedTime: text, streamVersion: placement.version, to: leaf)
        let hash = TreeHash.leaf(UnsafeRawBufferPointer(leaf))
        room.storeBytes(of: draft.id.high.bigEndian, as: UInt64.self)
        room.storeBytes(of: draft.id.low.bigEndian, toByteOffset: 8, as: UInt64.self)
        room.storeBytes(of: hash, toByteOffset: 16, as: Digest.self)
        event.bind(1, placement.position)
        event.bind(2, placement.stream)
        event.bind(3, Int64(placement.version.number))
        if placement.previous < 0 { event.bindNull(4) } else { event.bind(4, placement.previous) }
        event.bind(5, placement.type)
        event.bind(6, Int64(draft.occurredOn.daysSinceEpoch))
        event.bind(7, placement.recordedTime.microseconds)
        event.bind(8, borrowed: UnsafeRawBufferPointer(rebasing: room[0..<16]))
        event.bind(9, borrowed: UnsafeRawBufferPointer(rebasing: room[16..<48]))
        event.bind(10, borrowed: UnsafeRawBufferPointer(leaf))
        try event.run()
        for disclosure in draft.disclosures { try insert(disclosure, placement.position) }
        return hash
    }

    func insert(_ entry: RequestEntry, _ first: Int64) throws(StoreError) {
        let key = IndexKey(entry.key)
        room.storeBytes(of: key.high.bigEndian, as: UInt64.self)
        room.storeBytes(of: key.low.bigEndian, toByteOffset: 8, as: UInt64.self)
        room.storeBytes(of: entry.content, toByteOffset: 16, as: Digest.self)
        let row = UnsafeMutableRawBufferPointer(rebasing: room[0..<AppendRows.leafPlace])
        let content = EntryRow.seal(row, first: first, count: Int64(entry.drafts.count))
        self.entry.bind(1, first)
        self.entry.bind(2, Int64(entry.drafts.count))
        self.entry.bind(3, borrowed: UnsafeRawBufferPointer(rebasing: room[0..<16]))
        self.entry.bind(4, borrowed: content)
        try self.entry.run()
    }

    func insertRequest(
        first: Int64, count: Int, recordedTime: Instant, root: Digest
    ) throws(StoreError) {
        request.bind(1, first)
        request.bind(2, Int64(count))
        request.bind(3, recordedTime.microseconds)
        request.bind(4, digest: root)
        try request.run()
    }

    private func insert(_ disclosure: Disclosure, _ position: Int64) throws(StoreError) {
        precondition(!disclosure.mustBeLocked, "a personal value is to be kept in clear")
        self.disclosure.bind(1, position)
        self.disclosure.bind(2, text: disclosure.name)
        self.disclosure.bind(3, text: disclosure.sealing.rawValue)
        self.disclosure.bind(4, text: disclosure.encoded)
        try self.disclosure.run()
    }
}
