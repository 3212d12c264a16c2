internal import EventLog
internal import Glibc

/// Where the accepted lines of each stream stand, kept in a temporary file: a late fact is decided
/// against the lines that would precede it, whatever the size of the import.
///
/// Unchecked because nothing is kept while more than one task reads.
final class PendingSpool: @unchecked Sendable {
    private let descriptor: Int32
    /// The newest of each stream, by a hash of its name: the names of all streams of a large import
    /// would take more memory than anything else.
    private var newest: [Int: Newest] = [:]
    private var buffer: [Record] = []
    private var flushed: UInt64 = 0

    private struct Newest {
        /// One more than its record.
        var end: UInt64
        /// The version of the stream with it.
        var version: Int32
    }

    /// One accepted line; `previous` is one more than the record of its stream's line before it.
    struct Record {
        var previous: UInt64
        var position: UInt64
        var offset: UInt64
        var length: UInt32
        var file: UInt32
        var idHigh: UInt64
        var idLow: UInt64
    }

    init() throws(LedgerError) { descriptor = try LineFile.temporaryFile() }

    deinit { close(descriptor) }

    /// The version of a stream with all that is kept of it; nil when nothing is.
    func version(of stream: StreamName) -> StreamVersion? {
        newest[stream.hashValue].map { StreamVersion($0.version) }
    }

    /// Keeps a line.
    ///
    /// - Parameter version: That of its stream before it.
    func add(
        _ stream: StreamName, after version: StreamVersion, id: EventID, position: Position,
        file: Int, place: LineFile.Place
    ) throws(LedgerError) {
        let number = flushed + UInt64(buffer.count)
        let hash = stream.hashValue
        buffer.append(
            Record(
                previous: newest[hash]?.end ?? 0, position: position.index, offset: place.offset,
                length: place.length, file: UInt32(truncatingIfNeeded: file), idHigh: id.high,
                idLow: id.low))
        newest[hash] = Newest(end: number + 1, version: version.number &+ 1)
        if buffer.count >= 4_096 { try flush() }
    }

    /// The lines of a stream, in the order in which they were kept; and, should another stream's
    /// name ever have the same hash, those of that stream among them.
    func records(of stream: StreamName) throws(LedgerError) -> [Record] {
        var records: [Record] = []
        var next = newest[stream.hashValue]?.end ?? 0
        while next > 0 {
            let record = try record(next - 1)
            records.append(record)
            next = record.previous
        }
        return records.reversed()
    }

    /// The lines of a stream, read again from the files of the import.
    func lines(of stream: StreamName, in files: [LineFile]) throws(StoreError) -> [PendingLine] {
        do throws(LedgerError) {
            return try records(of: stream).map { record throws(LedgerError) in
                let place = LineFile.Place(
                    offset: record.offset, length: record.length, number: 0)
                return PendingLine(
                    id: EventID(high: record.idHigh, low: record.idLow),
                    position: Position(record.position),
                    bytes: try files[Int(record.file)].line(at: place))
            }
        } catch {
            throw .unavailable("\(error)")
        }
    }

    private func record(_ number: UInt64) throws(LedgerError) -> Record {
        if number >= flushed { return buffer[Int(number - flushed)] }
        var record = Record(
            previous: 0, position: 0, offset: 0, length: 0, file: 0, idHigh: 0, idLow: 0)
        let offset = number * UInt64(MemoryLayout<Record>.stride)
        let isRead = withUnsafeMutableBytes(of: &record) {
            LineFile.fill($0, from: descriptor, at: offset)
        }
        guard isRead else {
            throw .file("cannot read the temporary file again: \(LineFile.reason)", hint: nil)
        }
        return record
    }

    private func flush() throws(LedgerError) {
        try LineFile.write(
            buffer, to: descriptor, at: flushed * UInt64(MemoryLayout<Record>.stride))
        flushed += UInt64(buffer.count)
        buffer.removeAll(keepingCapacity: true)
    }
}
