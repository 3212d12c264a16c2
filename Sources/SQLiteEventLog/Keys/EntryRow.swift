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

    /// The bytes of the column `content`: the digest of what was asked for, and a checksum of the
    /// whole row, beside which nothing else stands that would tell a bit that has flipped.
    static func content(
        _ content: Digest, first: Int64, count: Int64, key: IndexKey
    ) -> [UInt8] {
        let sum = sum(first: first, count: count, key: key, content.bytes)
        return content.bytes + withUnsafeBytes(of: sum.bigEndian) { Array($0) }
    }

    /// The digest in the column; nil when the row is not as it was written. Rows of 32 bytes were
    /// written before there was a checksum.
    static func digest(
        in content: UnsafeRawBufferPointer, first: Int64, count: Int64, key: IndexKey
    ) -> Digest? {
        guard content.count == 36 else { return Digest(bytes: content) }
        let wanted = sum(first: first, count: count, key: key, Array(content.prefix(32)))
        let stored = content.loadUnaligned(fromByteOffset: 32, as: UInt32.self)
        guard UInt32(bigEndian: stored) == wanted else { return nil }
        return Digest(bytes: UnsafeRawBufferPointer(rebasing: content.prefix(32)))
    }

    private static func sum(
        first: Int64, count: Int64, key: IndexKey, _ content: [UInt8]
    ) -> UInt32 {
        var row: [UInt8] = []
        row.reserveCapacity(64)
        for word in [
            UInt64(bitPattern: first), UInt64(bitPattern: count), key.high, key.low,
        ] {
            withUnsafeBytes(of: word.bigEndian) { row.append(contentsOf: $0) }
        }
        return CRC32C.checksum(row + content)
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
