internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import SafeFiles

/// Changes a stored event behind the ledger's back, to show that it is noticed.
enum Tampering {
    /// How many bytes of an event are looked for in the files: few enough to stand together.
    private static let length = 60

    /// Changes one byte of an event, wherever the files of a ledger hold it.
    ///
    /// - Throws: ``Failure`` when no file holds it.
    static func flipByte(of position: Position, in folder: String) throws {
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .reading, clock: SystemClock())
        var leaf: [UInt8] = []
        try store.read(.all, from: position, to: LogSize(position.index + 1)) { row in
            leaf = Array(row.leaf)
            return false
        }
        // The id is in no other event, and stands near the middle.
        guard let id = leaf.firstRange(of: Array("\"id\":\"".utf8)) else {
            throw Failure(.unexpected, "event \(position) has no id")
        }
        let pattern = Array(leaf[id.lowerBound..<min(id.lowerBound + length, leaf.count)])
        var isFound = false
        for name in Folders.names(in: folder) ?? [] where name.hasPrefix("log.sqlite") {
            isFound = try flip(pattern, in: "\(folder)/\(name)") || isFound
        }
        guard isFound else { throw Failure(.unexpected, "event \(position) is in no file") }
    }

    private static func flip(_ pattern: [UInt8], in path: String) throws -> Bool {
        var bytes = try SafeFiles.read(path, limit: 1 << 30)
        let ranges = bytes.ranges(of: pattern)
        // The last of the pattern stands behind the id, in the day of the fact.
        for range in ranges { bytes[range.upperBound - 1] ^= 1 }
        if !ranges.isEmpty { try SafeFiles.write(bytes: bytes, to: path) }
        return !ranges.isEmpty
    }
}
