internal import CSQLite
internal import EventLog
internal import TransparencyLog

/// A prepared statement of a ``Connection``, which owns it.
///
/// Values are bound and read by place: parameters from 1, columns from 0, as the library counts.
struct Statement {
    let handle: OpaquePointer
    let path: String

    // MARK: Binding

    func bind(_ place: Int32, _ value: Int64) {
        sqlite3_bind_int64(handle, place, value)
    }

    func bindNull(_ place: Int32) {
        sqlite3_bind_null(handle, place)
    }

    /// The bytes are borrowed: they must stay where they are until the statement is reset.
    func bind(_ place: Int32, borrowed bytes: UnsafeRawBufferPointer) {
        sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil)
    }

    func bind(_ place: Int32, blob: [UInt8]) {
        blob.withUnsafeBytes { bytes in
            _ = sqlite3_bind_blob64(
                handle, place, bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1),
                UInt64(bytes.count), Statement.copying)
        }
    }

    func bind(_ place: Int32, digest: Digest) {
        digest.withUnsafeBytes { bytes in
            _ = sqlite3_bind_blob64(handle, place, bytes.baseAddress, 32, Statement.copying)
        }
    }

    /// The sixteen bytes of a key.
    func bind(_ place: Int32, key: IndexKey) {
        withUnsafeBytes(of: (key.high.bigEndian, key.low.bigEndian)) { bytes in
            _ = sqlite3_bind_blob64(handle, place, bytes.baseAddress, 16, Statement.copying)
        }
    }

    func bind(_ place: Int32, text: String) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                _ = sqlite3_bind_text(
                    handle, place, characters.baseAddress, Int32(clamping: characters.count),
                    Statement.copying)
            }
        }
    }

    /// Tells the library to copy what is bound: the value -1 in place of a function.
    private static let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    // MARK: Running

    /// Steps to the next row.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: ``StoreError`` as ``DatabaseFailure`` says; the statement is reset then.
    func step() throws(StoreError) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        let error = DatabaseFailure.last(sqlite3_db_handle(handle), code: code, path: path)
        sqlite3_reset(handle)
        throw error
    }

    /// Steps to the end and resets.
    func run() throws(StoreError) {
        while try step() {}
        sqlite3_reset(handle)
    }

    /// Makes the statement ready to be run again.
    func reset() {
        sqlite3_reset(handle)
    }

    // MARK: Reading

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    func int(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    /// The bytes of a column, valid until the next step.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        // The order matters: asking for the pointer may change the form, and so the length.
        let start = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    func bytes(_ column: Int32) -> [UInt8] {
        Array(blob(column))
    }

    func text(_ column: Int32) -> String {
        String(decoding: blob(column), as: UTF8.self)
    }

    /// The digest in a column; nil when it has not 32 bytes.
    func digest(_ column: Int32) -> Digest? {
        Digest(bytes: blob(column))
    }

    /// The key in a column; nil when it has not 16 bytes.
    func key(_ column: Int32) -> IndexKey? {
        let bytes = blob(column)
        guard bytes.count == 16 else { return nil }
        return IndexKey(bytes)
    }
}
