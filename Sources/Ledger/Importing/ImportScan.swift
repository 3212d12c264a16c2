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

    private struct Key {
        var order: HistoryOrder
        var recordedTime: Instant?
        var file: Int
        var place: LineFile.Place
    }

    init(_ files: [LineFile], progress: (Int) -> Void) throws(LedgerError) {
        var keys: [Key] = []
        var seen = LineFilter()
        for (index, file) in files.enumerated() {
            var cursor = file.cursor()
            while let (place, line) = try cursor.next() {
                count += 1
                let fingerprint = LineFilter.fingerprint(line)
                if seen.insert(fingerprint) { repeated.insert(fingerprint) }
                let ids = ImportScan.ids(in: line)
                corrected.formUnion(ids.corrected)
                sealedTargets.formUnion(ids.events)
                for id in ids.own
                where seen.insert(LineFilter.fingerprint(id.bytes)) {
                    repeatedIDs.insert(id)
                }
                if count <= ImportScan.sortingLimit {
                    let proposal = try? Proposal(line: line)
                    keys.append(ImportScan.key(proposal?.header, index, place, count))
                }
                if count.isMultiple(of: 8_192) { progress(count) }
            }
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

    /// Where a line stands in order; one that cannot be read comes first.
    private static func key(
        _ header: ProposalHeader?, _ file: Int, _ place: LineFile.Place, _ count: Int
    ) -> Key {
        Key(
            order: HistoryOrder(
                occurredOn: header?.occurredOn ?? CivilDate(daysSinceEpoch: .min),
                time: header?.time, position: Position(UInt64(count))),
            recordedTime: header?.recordedTime, file: file, place: place)
    }

    /// The UUIDs that follow the keys `id`, `corrects` and `event`, in the envelope or in the data;
    /// a guess that costs nothing when it finds too many.
    private static func ids(
        in line: [UInt8]
    ) -> (own: [EventID], corrected: [EventID], events: [EventID]) {
        line.withUnsafeBufferPointer { bytes in
            var (own, corrected, events) = ([EventID](), [EventID](), [EventID]())
            // The shorter key, its quotes, a colon, and a UUID in quotes.
            let last = bytes.count - 43
            var start = 0
            while start <= last {
                defer { start += 1 }
                guard bytes[start] == 0x22 else { continue }
                if let id = id(after: "\"id\"", at: start, in: bytes) { own.append(id) }
                if let id = id(after: "\"corrects\"", at: start, in: bytes) {
                    corrected.append(id)
                }
                if let id = id(after: "\"event\"", at: start, in: bytes) { events.append(id) }
            }
            return (own, corrected, events)
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
