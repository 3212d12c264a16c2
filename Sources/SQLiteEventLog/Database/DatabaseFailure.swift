internal import CSQLite
internal import EventLog
internal import GRDB

/// Turns what the library reports into what a store says. Nothing else does.
enum DatabaseFailure {
    /// What a result code means.
    ///
    /// - Parameters:
    ///   - code: The result code, extended or not.
    ///   - message: The library's own words.
    static func error(code: Int32, message: String, path: String) -> StoreError {
        let reason = "\(path): \(message) (SQLite error \(code))"
        switch code & 0xFF {
        case SQLITE_FULL: return .full(reason)
        case SQLITE_CORRUPT: return .damaged(position: nil, reason)
        // Every statement is the program's own: where it makes no sense, the tables are others.
        case SQLITE_ERROR: return .damaged(position: nil, reason)
        case SQLITE_NOTADB: return .notALedger("\(path) is not a SQLite database")
        default: return .unavailable(reason)
        }
    }

    /// What the last call on a connection has failed with.
    static func last(_ handle: OpaquePointer?, code: Int32, path: String) -> StoreError {
        let extended = sqlite3_extended_errcode(handle)
        let words = sqlite3_errmsg(handle).map { String(cString: $0) } ?? "unknown"
        let isSame = extended & 0xFF == code & 0xFF
        return error(code: isSame ? extended : code, message: words, path: path)
    }

    /// What an error of GRDB means.
    static func error(_ error: any Error, path: String) -> StoreError {
        if let error = error as? StoreError { return error }
        guard let error = error as? DatabaseError else { return .unavailable("\(path): \(error)") }
        return self.error(
            code: error.extendedResultCode.rawValue, message: error.message ?? "unknown",
            path: path)
    }
}
