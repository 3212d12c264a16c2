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

    /// Room for a row as its checksum is made of it: first, count, key, digest, and the sum.
    struct Image {
        static let byteCount = 68
        let bytes: UnsafeMutableRawBufferPointer

        /// The column `key`.
        var key: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[16..<32]) }
        /// The column `content`: the digest of what was asked for, and a checksum of the whole
        /// row, beside which nothing else stands that would tell a bit that has flipped.
        var content: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[32..<68]) }

        /// Writes a row into room for ``byteCount`` bytes at a multiple of eight.
        init(
            _ content: Digest, first: Int64, count: Int64, key: IndexKey,
            in bytes: UnsafeMutableRawBufferPointer
        ) {
            self.bytes = bytes
            bytes.storeBytes(of: UInt64(bitPattern: first).bigEndian, as: UInt64.self)
            bytes.storeBytes(
                of: UInt64(bitPattern: count).bigEndian, toByteOffset: 8, as: UInt64.self)
            bytes.storeBytes(of: key.high.bigEndian, toByteOffset: 16, as: UInt64.self)
            bytes.storeBytes(of: key.low.bigEndian, toByteOffset: 24, as: UInt64.self)
            bytes.storeBytes(of: content, toByteOffset: 32, as: Digest.self)
            let sum = CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[0..<64]))
            bytes.storeBytes(of: sum.bigEndian, toByteOffset: 64, as: UInt32.self)
        }
    }

    /// The bytes of the column `content`.
    static func content(
        _ content: Digest, first: Int64, count: Int64, key: IndexKey
    ) -> [UInt8] {
        withUnsafeTemporaryAllocation(byteCount: Image.byteCount, alignment: 8) { room in
            Array(Image(content, first: first, count: count, key: key, in: room).content)
        }
    }

    /// The digest in the column; nil when the row is not as it was written. Rows of 32 bytes were
    /// written before there was a checksum.
    static func digest(
        in content: UnsafeRawBufferPointer, first: Int64, count: Int64, key: IndexKey
    ) -> Digest? {
        guard content.count == 36 else { return Digest(bytes: content) }
        let digest = Digest(bytes: UnsafeRawBufferPointer(rebasing: content.prefix(32)))
        guard let digest else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: Image.byteCount, alignment: 8) { room in
            let image = Image(digest, first: first, count: count, key: key, in: room)
            return image.content.elementsEqual(content) ? digest : nil
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
