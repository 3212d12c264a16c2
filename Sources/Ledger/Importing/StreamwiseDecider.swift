internal import EventLog
internal import Synchronization

/// Decides the rest of an import stream by stream, to learn how far all of its lines are accepted:
/// where very many streams speak by turns, not all of their states fit in memory, and deciding in
/// the order of the file would read each stream again and again.
///
/// Nothing else is kept of it. What it says holds as long as every line before is accepted: a line
/// that is refused, or recorded already, changes what stands before the lines after it.
struct StreamwiseDecider: Sendable {
    let ledger: Ledger
    let lines: ImportLines
    /// The number of the first line to decide.
    let first: Int
    /// The position that it would get.
    let position: UInt64
    let size: LogSize
    let recordedTime: Instant
    /// The lines before the first that were accepted.
    let pending: PendingSpool
    /// The events among those that later lines correct.
    let targets: [EventID: (EventTypeName, StreamName)]

    /// How many groups of streams are decided side by side.
    private static let workers = 2
    /// About how many lines a group of streams has: few enough that all of their states fit in
    /// what one desk keeps at hand.
    private static let groupLength = 640_000
    private static let capacity = 150_000

    /// The number of the first line that is not accepted, or cannot be decided so; one more than
    /// the last line's when there is none.
    ///
    /// - Throws: ``LedgerError`` when a file fails.
    func firstNotAccepted(progress: (ImportProgress) -> Void) async throws -> Int {
        let groups = try await sorted(progress: progress)
        let found = Found(lines.scan.count)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            var waiting = groups.indices.makeIterator()
            var done = 0
            for _ in 0..<StreamwiseDecider.workers {
                guard let group = waiting.next() else { break }
                tasks.addTask { try decide(group, of: groups, found) }
            }
            while try await tasks.next() != nil {
                done += 1
                progress(ImportProgress(phase: .streams, done: done, total: groups.count))
                guard let group = waiting.next() else { continue }
                tasks.addTask { try decide(group, of: groups, found) }
            }
        }
        return found.line
    }

    /// The lines by groups of streams, each in the order of the file.
    private func sorted(progress: (ImportProgress) -> Void) async throws -> [LineReferences] {
        let count = max(1, (lines.scan.count - first) / StreamwiseDecider.groupLength + 1)
        var groups: [LineReferences] = []
        for _ in 0..<count { groups.append(try LineReferences()) }
        var done = first
        try await lines.runs(from: first).forEach { run, _ in
            run.map { line in (line, StreamwiseDecider.group(ofLine: line.bytes, among: count)) }
        } use: { run in
            for (line, group) in run { try groups[group].add(line) }
            done += run.count
            progress(ImportProgress(phase: .sorting, done: done, total: lines.scan.count))
        }
        return groups
    }

    /// Decides the lines of a group of streams, up to the first that is not accepted.
    private func decide(_ group: Int, of groups: [LineReferences], _ found: Found) throws {
        let own = try PendingSpool()
        let ledger = ledger.apart
        let desk = DecisionDesk(
            ledger.catalogue, ledger.store, at: size, recordedTime: recordedTime,
            capacity: StreamwiseDecider.capacity
        ) { stream throws(StoreError) in
            try pending.lines(of: stream, in: lines.files)
                + own.lines(of: stream, in: lines.files)
        }
        var targets = targets
        try groups[group].forEach { reference in
            let index = Int(reference.index)
            guard index < found.line else { return false }
            let place = LineFile.Place(
                offset: reference.offset, length: reference.length, number: 0)
            let file = Int(reference.file)
            let line = ImportLines.Line(
                bytes: try lines.files[file].line(at: place), file: file, place: place,
                index: index)
            guard let valid = valid(line, ledger, targets),
                StreamwiseDecider.group(of: valid.header.subject.text.utf8, among: groups.count)
                    == group
            else { return found.note(index) }
            let id = valid.id(in: ledger, line: index, at: size)
            let position = Position(position + UInt64(index - first))
            guard let version = try? desk.decide(valid, id: id, position: position) else {
                return found.note(index)
            }
            try own.add(
                valid.header.subject, after: version, id: id, position: position, file: file,
                place: place)
            if let id = valid.header.id, lines.scan.corrected.contains(id) {
                targets[id] = (valid.header.type, valid.header.subject)
            }
            return true
        }
    }

    /// A line that may be decided without what other streams say; nil for any other.
    private func valid(
        _ line: ImportLines.Line, _ ledger: Ledger,
        _ targets: [EventID: (EventTypeName, StreamName)]
    ) -> ValidProposal? {
        guard let proposal = try? Proposal(line: line.bytes),
            proposal.header.type != RevealEvent.name
        else { return nil }
        return try? ledger.catalogue.validate(proposal, defaults: ledger.defaults) {
            id throws(StoreError) in
            if let target = targets[id] { return target }
            return try ledger.typeOfEvent(id)
        }
    }

    // MARK: Groups of streams

    /// The group of a line's stream; a guess, which is checked when the line is decided: reading
    /// the whole line twice would take longer.
    static func group(ofLine line: [UInt8], among count: Int) -> Int {
        guard let start = line.endOfLast("\"subject\":\""),
            let end = line[start...].firstIndex(of: 0x22)
        else { return 0 }
        return group(of: line[start..<end], among: count)
    }

    private static func group(of name: some Collection<UInt8>, among count: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int((hash >> 32) % UInt64(max(count, 1)))
    }

    /// The lowest number of a line that is not accepted, as far as it is known.
    private final class Found: Sendable {
        private let lowest: Mutex<Int>

        init(_ end: Int) { lowest = Mutex(end) }

        var line: Int { lowest.withLock { $0 } }

        /// Notes a line; false, since what follows it is not decided.
        func note(_ line: Int) -> Bool {
            lowest.withLock { $0 = min($0, line) }
            return false
        }
    }
}

extension [UInt8] {
    /// Where the last occurrence of a text ends; nil when there is none.
    fileprivate func endOfLast(_ text: StaticString) -> Int? {
        let length = text.utf8CodeUnitCount
        guard length > 0, count >= length else { return nil }
        return withUnsafeBufferPointer { bytes in
            var start = count - length
            while start >= 0 {
                var matched = 0
                while matched < length, bytes[start + matched] == text.utf8Start[matched] {
                    matched += 1
                }
                if matched == length { return start + length }
                start -= 1
            }
            return nil
        }
    }
}
