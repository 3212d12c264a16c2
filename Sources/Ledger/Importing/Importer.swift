public import EventLog
internal import TransparencyLog

/// What an import is asked to do.
public struct ImportOptions: Sendable {
    /// Decide everything, record nothing.
    public var isDryRun: Bool
    /// Record the lines that can be recorded and list the others; else one refused line stops all.
    public var acceptsValid: Bool

    /// - Parameters:
    ///   - isDryRun: Decide everything, record nothing.
    ///   - acceptsValid: Record what can be recorded and list the others.
    public init(isDryRun: Bool = false, acceptsValid: Bool = false) {
        self.isDryRun = isDryRun
        self.acceptsValid = acceptsValid
    }
}

/// How far an import has come.
public struct ImportProgress: Sendable {
    /// What it is doing.
    public enum Phase: String, Sendable { case reading, deciding, recording }
    /// What it is doing.
    public let phase: Phase
    /// Lines done.
    public let done: Int
    /// Lines in all; 0 while they are being counted.
    public let total: Int
}

/// What an import came to.
public struct ImportReport: Sendable {
    /// Lines recorded now; in a dry run, lines that would be.
    public internal(set) var recorded = 0
    /// Lines that had been recorded before.
    public internal(set) var alreadyRecorded = 0
    /// Lines that cannot be recorded.
    public internal(set) var rejected = 0
    /// What is wrong with them, in the order of the files; at most ``errorLimit``.
    public internal(set) var errors: [InputError] = []
    /// In which order the lines were taken.
    public internal(set) var order = ""
    /// Whether nothing was recorded because that was asked for.
    public internal(set) var isDryRun = false
    /// The log afterwards.
    public internal(set) var size = LogSize.empty

    /// The most errors that are kept; ``rejected`` counts all lines.
    public static let errorLimit = 1_000

    /// Whether lines were refused and therefore nothing was recorded.
    public internal(set) var isStopped = false
}

extension Ledger {
    /// Imports files of proposals: first everything is read, validated and decided; then, unless
    /// a line was refused, everything is recorded. A line that is recorded already is left alone,
    /// so an import that was cut short is resumed by doing it again.
    ///
    /// - Parameters:
    ///   - files: Names of files of lines; `-` is standard input.
    ///   - progress: Called now and then.
    /// - Throws: ``LedgerError`` when a file or the store fails. Refused lines are in the report.
    public func importFiles(
        _ files: [String], options: ImportOptions,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        accepted: (ArraySlice<UInt8>) -> Void = { _ in }
    ) async throws(LedgerError) -> ImportReport {
        guard let requestMAC else {
            throw .keys("the ledger was opened for reading only", hint: nil)
        }
        var sources: [LineFile] = []
        for file in files { sources.append(try LineFile(file)) }
        let scan = try ImportScan(sources) {
            progress(ImportProgress(phase: .reading, done: $0, total: 0))
        }
        let lines = ImportLines(files: sources, scan: scan)
        do {
            let first = try ImportDecider(self, lines, requestMAC)
            try first.run(progress: progress, accepted: options.isDryRun ? accepted : { _ in })
            var report = first.report
            report.isDryRun = options.isDryRun
            report.isStopped = report.rejected > 0 && !options.acceptsValid
            if !report.isStopped, !options.isDryRun, first.accepted.count > 0 {
                let recorder = ImportRecorder(self, lines, requestMAC, first)
                try await recorder.run(progress: progress)
            }
            if report.isStopped { report.recorded = 0 }
            report.errors.sort { ($0.file ?? "", $0.line ?? 0) < ($1.file ?? "", $1.line ?? 0) }
            report.size = try store.head().size
            return report
        } catch {
            throw LedgerError(error)
        }
    }
}

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

    /// Calls `body` with runs of at most ``runLength`` lines, until it returns false.
    func forEachRun(_ body: ([Line]) throws -> Bool) throws {
        var run: [Line] = []
        var index = 0
        var isStopped = false
        func add(_ bytes: [UInt8], _ file: Int, _ place: LineFile.Place) throws {
            run.append(Line(bytes: bytes, file: file, place: place, index: index))
            index += 1
            guard run.count == ImportLines.runLength else { return }
            isStopped = try !body(run)
            run.removeAll(keepingCapacity: true)
        }
        if scan.sorted.isEmpty {
            for (number, file) in files.enumerated() where !isStopped {
                var failure: (any Error)?
                try file.forEachLine { place, bytes in
                    do { try add(Array(bytes), number, place) } catch { failure = error }
                    return failure == nil && !isStopped
                }
                if let failure { throw failure }
            }
        } else {
            for (number, place) in scan.sorted where !isStopped {
                try add(try files[number].line(at: place), number, place)
            }
        }
        if !run.isEmpty, !isStopped { _ = try body(run) }
    }
}

/// A set of line numbers.
struct LineSet: Sendable {
    private var words: [UInt64]
    private(set) var count = 0

    init(capacity: Int) { words = [UInt64](repeating: 0, count: capacity / 64 + 1) }

    mutating func insert(_ index: Int) {
        guard !contains(index) else { return }
        words[index / 64] |= 1 << UInt64(index % 64)
        count += 1
    }

    func contains(_ index: Int) -> Bool { words[index / 64] & 1 << UInt64(index % 64) != 0 }
}
