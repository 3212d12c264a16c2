internal import EventLog
internal import Synchronization

/// The lines of an import in the order in which they are taken.
struct ImportLines: Sendable {
    let files: [LineFile]
    let scan: ImportScan

    /// How many lines are taken together: what one request to the store can hold.
    static let runLength = AppendRequest.maximumCount

    /// One line, with where it stands.
    struct Line: Sendable {
        var bytes: [UInt8]
        var file: Int
        var place: LineFile.Place
        /// How many lines were taken before it.
        var index: Int
    }

    /// The runs from the first line on, or from another.
    ///
    /// - Parameter first: The number of the line.
    /// - Throws: ``LedgerError`` when the files cannot be read up to it.
    func runs(from first: Int = 0) throws(LedgerError) -> ImportRuns {
        let runs = ImportRuns(self)
        try runs.pass(first)
        return runs
    }
}

/// A run of lines as they were read: all their bytes together, so that whoever prepares them makes
/// what it needs of each by itself.
struct LineRun: Sendable {
    private var bytes: [UInt8] = []
    private var lines: [Entry] = []

    private struct Entry: Sendable {
        var range: Range<Int>
        var file: Int
        var place: LineFile.Place
        var index: Int
    }

    /// How many lines there are.
    var count: Int { lines.count }

    /// Each line in turn.
    func map<Result>(_ body: (ImportLines.Line) -> Result) -> [Result] {
        lines.map { entry in
            body(
                ImportLines.Line(
                    bytes: Array(bytes[entry.range]), file: entry.file, place: entry.place,
                    index: entry.index))
        }
    }

    fileprivate mutating func reserve() {
        bytes.reserveCapacity(ImportLines.runLength * 640)
        lines.reserveCapacity(ImportLines.runLength)
    }

    fileprivate mutating func add(
        file: Int, index: Int,
        _ read: (inout [UInt8]) throws(LedgerError) -> LineFile.Place?
    ) throws(LedgerError) -> Bool {
        let start = bytes.count
        guard let place = try read(&bytes) else { return false }
        lines.append(Entry(range: start..<bytes.count, file: file, place: place, index: index))
        return true
    }
}

/// Gives out the lines in runs of at most ``ImportLines/runLength``.
///
/// Unchecked because one task at a time asks for the next run.
final class ImportRuns: @unchecked Sendable {
    private let lines: ImportLines
    private var file = 0
    private var cursor: LineCursor?
    private var index = 0

    init(_ lines: ImportLines) { self.lines = lines }

    /// The next run; nil after the last.
    func next() throws(LedgerError) -> LineRun? {
        var run = LineRun()
        run.reserve()
        while run.count < ImportLines.runLength, try addLine(to: &run) {}
        return run.count == 0 ? nil : run
    }

    /// Passes over lines.
    fileprivate func pass(_ count: Int) throws(LedgerError) {
        guard lines.scan.sorted.isEmpty else {
            index = count
            return
        }
        var run = LineRun()
        for _ in 0..<count {
            guard try addLine(to: &run) else { return }
            if run.count == ImportLines.runLength { run = LineRun() }
        }
    }

    private func addLine(to run: inout LineRun) throws(LedgerError) -> Bool {
        defer { index += 1 }
        guard lines.scan.sorted.isEmpty else {
            guard index < lines.scan.sorted.count else { return false }
            let (file, place) = lines.scan.sorted[index]
            return try run.add(file: file, index: index) { bytes throws(LedgerError) in
                bytes += try self.lines.files[file].line(at: place)
                return place
            }
        }
        while file < lines.files.count {
            if cursor == nil { cursor = lines.files[file].cursor() }
            let isAdded = try run.add(file: file, index: index) { bytes throws(LedgerError) in
                try self.cursor?.next(into: &bytes)
            }
            if isAdded { return true }
            cursor = nil
            file += 1
        }
        return false
    }

    /// How many runs are prepared ahead.
    static let depth = 3

    /// Uses each run as it was prepared, in order, while others are prepared on other cores.
    ///
    /// - Parameters:
    ///   - prepare: Gets a run, and a number below ``depth`` that no other run has at that time.
    ///   - use: Gets what was made of each run.
    func forEach<Prepared: Sendable>(
        prepare: @escaping @Sendable (LineRun, Int) -> Prepared,
        use: (Prepared) async throws -> Void
    ) async throws {
        var ahead: [Task<Prepared, Never>] = []
        let spent = SpentRuns<Prepared>()
        var count = 0
        while true {
            while ahead.count < ImportRuns.depth, let run = try next() {
                let place = count % ImportRuns.depth
                count += 1
                ahead.append(
                    Task.detached {
                        spent.drop()
                        return prepare(run, place)
                    })
            }
            guard let first = ahead.first else { return }
            ahead.removeFirst()
            let prepared = await first.value
            try await use(prepared)
            spent.keep(prepared)
        }
    }
}

/// Runs that have been used, to be freed by whoever prepares the next one: who uses them has no
/// time to lose, and two who free and make side by side wait for one another.
final class SpentRuns<Run: Sendable>: Sendable {
    private let runs = Mutex<[Run]>([])

    func keep(_ run: Run) { runs.withLock { $0.append(run) } }

    // Freed outside the lock, and so that the compiler cannot move it there: others wait for it.
    func drop() { withExtendedLifetime(taken()) {} }

    @inline(never)
    private func taken() -> [Run] {
        runs.withLock { runs in
            defer { runs = [] }
            return runs
        }
    }
}
