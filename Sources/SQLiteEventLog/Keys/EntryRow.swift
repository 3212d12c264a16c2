internal import EventLog
internal import SafeFiles
internal import TransparencyLog

/// One row of the table of entries.
struct EntryRow {
    let first: UInt64
    let count: Int64
    let key: IndexKey

    /// The key; nil when it was forgotten, and zeros stand in its place.
    var knownKey: IndexKey? { key == IndexKey(high: 0, low: 0) ? nil : key }

    /// Makes the bytes of the column `content`: the digest of what was asked for, and a checksum of
    /// the whole row, beside which nothing else stands that would tell a bit that has flipped.
    ///
    /// - Parameter room: 64 bytes, of which the first 16 are the key, the next 32 the digest; what
    ///   is returned are 36 of them.
    static func seal(
        _ room: UnsafeMutableRawBufferPointer, first: Int64, count: Int64
    ) -> UnsafeRawBufferPointer {
        room.storeBytes(of: first.bigEndian, toByteOffset: 48, as: Int64.self)
        room.storeBytes(of: count.bigEndian, toByteOffset: 56, as: Int64.self)
        let sum = CRC32C.checksum(UnsafeRawBufferPointer(room))
        room.storeBytes(of: sum.bigEndian, toByteOffset: 48, as: UInt32.self)
        return UnsafeRawBufferPointer(rebasing: room[16..<52])
    }

    /// The same, of a key and a digest.
    static func content(
        _ content: Digest, first: Int64, count: Int64, key: IndexKey
    ) -> [UInt8] {
        sealed(first: first, count: count, key: key) { room in
            room.storeBytes(of: content, toByteOffset: 16, as: Digest.self)
        } then: {
            Array($0)
        }
    }

    /// The digest in the column; nil when the row is not as it was written. Rows of 32 bytes were
    /// written before there was a checksum.
    static func digest(
        in content: UnsafeRawBufferPointer, first: Int64, count: Int64, key: IndexKey
    ) -> Digest? {
        guard content.count == 36 else { return Digest(bytes: content) }
        let isSound = sealed(first: first, count: count, key: key) { room in
            UnsafeMutableRawBufferPointer(rebasing: room[16..<48])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: content[..<32]))
        } then: {
            $0.elementsEqual(content)
        }
        return isSound ? Digest(bytes: UnsafeRawBufferPointer(rebasing: content[..<32])) : nil
    }

    private static func sealed<Result>(
        first: Int64, count: Int64, key: IndexKey,
        _ fill: (UnsafeMutableRawBufferPointer) -> Void,
        then body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { room in
            room.storeBytes(of: key.high.bigEndian, as: UInt64.self)
            room.storeBytes(of: key.low.bigEndian, toByteOffset: 8, as: UInt64.self)
            fill(room)
            return body(seal(room, first: first, count: count))
        }
    }

    /// The entries whose first events are in a range of positions.
    static func read(
        _ range: Range<Int64>, _ connection: Connection
    ) throws(StoreError) -> [EntryRow] {
        let statement = try connection.statement(
            "SELECT first, count, key FROM entry WHERE first >= ? AND first < ?")
        statement.bind(1, range.lowerBound)
        statement.bind(2, range.upperBound)
        defer { statement.reset() }
        var rows: [EntryRow] = []
        while try statement.step() {
            let first = UInt64(max(0, statement.int(0)))
            guard let key = statement.key(2) else {
                throw .damaged(position: Position(first), "its request key has not 16 bytes")
            }
            rows.append(EntryRow(first: first, count: statement.int(1), key: key))
        }
        return rows
    }
}
