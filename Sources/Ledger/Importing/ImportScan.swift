internal import CanonicalJSON
internal import EventLog

/// What is learnt of an import before its first line is decided: how many lines there are, in
/// which order to take them, which may be repeated, and which events are corrected.
struct ImportScan {
    /// Up to so many lines are sorted by occurrence; beyond, they are taken as they stand.
    static let sortingLimit = 100_000

    /// In which order the lines are taken.
    enum Order: String, Sendable {
        case occurrence = "sorted by occurrence"
        case recordedTime = "by recorded time, as the lines give it"
        case file = "as they stand in the file"
    }

    /// The number of lines that hold something.
    private(set) var count = 0
    private(set) var order = Order.file
    /// The lines in their order; empty when they are taken as they stand.
    private(set) var sorted: [(file: Int, place: LineFile.Place)] = []
    /// Fingerprints of lines that may stand more than once.
    private(set) var repeated: Set<Int> = []
    /// Ids that more than one line may bring.
    private(set) var repeatedIDs: Set<EventID> = []
    /// The ids that corrections name.
    private(set) var corrected: Set<EventID> = []

    /// The ids that stand as `event`, as those do whose sealed values a line names.
    private(set) var sealedTargets: Set<EventID> = []

    private struct Key: Sendable {
        var order: HistoryOrder
        var recordedTime: Instant?
        var file: Int
        var place: LineFile.Place
    }

    private struct NamedIDs: Sendable {
        var own: [EventID] = []
        var corrected: [EventID] = []
        var events: [EventID] = []
    }

    /// What one line says to a scan.
    private struct Seen: Sendable {
        let fingerprint: Int
        let ids: NamedIDs
        let key: Key?

        init(_ line: ImportLines.Line) {
            fingerprint = LineFilter.fingerprint(line.bytes)
            ids = ImportScan.ids(in: line.bytes)
            guard line.index < ImportScan.sortingLimit else {
                key = nil
                return
            }
            key = ImportScan.key(try? Proposal(line: line.bytes).header, line)
        }
    }

    private init() {}

    /// - Throws: ``LedgerError`` when a file cannot be read.
    init(_ files: [LineFile], progress: (Int) -> Void) async throws {
        var keys: [Key] = []
        var seen = LineFilter()
        try await ImportLines(files: files, scan: ImportScan()).runs().forEach { run, _ in
            run.map { Seen($0) }
        } use: { run in
            for line in run { note(line, in: &seen) }
            if count <= ImportScan.sortingLimit { keys += run.compactMap(\.key) }
            progress(count)
        }
        guard count <= ImportScan.sortingLimit else { return }
        if keys.contains(where: { $0.recordedTime != nil }) {
            order = .recordedTime
        } else {
            order = .occurrence
            keys.sort { $0.order < $1.order }
        }
        sorted = keys.map { ($0.file, $0.place) }
    }

    private mutating func note(_ line: Seen, in seen: inout LineFilter) {
        count += 1
        if seen.insert(line.fingerprint) { repeated.insert(line.fingerprint) }
        corrected.formUnion(line.ids.corrected)
        sealedTargets.formUnion(line.ids.events)
        for id in line.ids.own where seen.insert(LineFilter.fingerprint(id.bytes)) {
            repeatedIDs.insert(id)
        }
    }

    /// Where a line stands in order; one that cannot be read comes first.
    private static func key(_ header: ProposalHeader?, _ line: ImportLines.Line) -> Key {
        Key(
            order: HistoryOrder(
                occurredOn: header?.occurredOn ?? CivilDate(daysSinceEpoch: .min),
                time: header?.time, position: Position(UInt64(line.index))),
            recordedTime: header?.recordedTime, file: line.file, place: line.place)
    }

    /// The UUIDs that follow the keys `id`, `corrects` and `event`, in the envelope or in the data;
    /// a guess that costs nothing when it finds too many.
    private static func ids(in line: [UInt8]) -> NamedIDs {
        line.withUnsafeBufferPointer { bytes in
            var ids = NamedIDs()
            // The shorter key, its quotes, a colon, and a UUID in quotes.
            let last = bytes.count - 43
            var start = 0
            while start <= last {
                defer { start += 1 }
                guard bytes[start] == 0x22 else { continue }
                if let id = id(after: "\"id\"", at: start, in: bytes) { ids.own.append(id) }
                if let id = id(after: "\"corrects\"", at: start, in: bytes) {
                    ids.corrected.append(id)
                }
                if let id = id(after: "\"event\"", at: start, in: bytes) { ids.events.append(id) }
            }
            return ids
        }
    }

    /// The UUID after a key that stands at a place; nil when it is another key or no UUID.
    @inline(__always)
    private static func id(
        after key: StaticString, at start: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> EventID? {
        let end = start + key.utf8CodeUnitCount
        guard bytes[start + 1] == key.utf8Start[1], end + 38 < bytes.count,
            bytes[start..<end].elementsEqual(
                UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)),
            let quote = bytes[end...].firstIndex(of: 0x22), quote + 37 <= bytes.count
        else { return nil }
        return EventID(utf8: UnsafeBufferPointer(rebasing: bytes[(quote + 1)..<(quote + 37)]))
    }
}

/// Finds lines that may stand more than once, in memory that does not grow with their number
/// while nearly all differ.
///
/// Source: a Bloom filter of 2^27 bits and four probes: at ten million lines about one in a
/// hundred is suspected wrongly, and only costs a look.
struct LineFilter {
    private var words = [UInt64](repeating: 0, count: 1 << 21)

    /// Notes a fingerprint; whether it may have been noted before.
    mutating func insert(_ fingerprint: Int) -> Bool {
        var wasThere = true
        var bits = UInt64(bitPattern: Int64(fingerprint))
        let step = bits >> 32 | 1
        for _ in 0..<4 {
            let bit = bits & (1 << 27 - 1)
            let mask: UInt64 = 1 << (bit & 63)
            if words[Int(bit >> 6)] & mask == 0 {
                wasThere = false
                words[Int(bit >> 6)] |= mask
            }
            bits = bits &+ step &* 0x9E37_79B9
        }
        return wasThere
    }

    /// A hash of the line that nobody can foresee; the same within one run.
    static func fingerprint(_ line: [UInt8]) -> Int {
        var hasher = Hasher()
        line.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
