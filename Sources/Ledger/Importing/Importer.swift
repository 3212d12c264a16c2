public import EventLog
internal import TransparencyLog

/// What an import is asked to do.
public struct ImportOptions: Sendable {
    /// Decide everything, record nothing.
    public var isDryRun: Bool
    /// Record the lines that can be recorded and list the others; else one refused line stops all.
    public var acceptsValid: Bool
    /// Signs the log now and then while events are recorded; nil to sign nothing.
    public var checkpoints: CheckpointSchedule?

    /// - Parameters:
    ///   - isDryRun: Decide everything, record nothing.
    ///   - acceptsValid: Record what can be recorded and list the others.
    ///   - checkpoints: Signs the log now and then.
    public init(
        isDryRun: Bool = false, acceptsValid: Bool = false,
        checkpoints: CheckpointSchedule? = nil
    ) {
        self.checkpoints = checkpoints
        self.isDryRun = isDryRun
        self.acceptsValid = acceptsValid
    }
}

/// How far an import has come.
public struct ImportProgress: Sendable {
    /// What it is doing.
    public enum Phase: String, Sendable {
        case reading, deciding, recording
        /// The lines of many streams that speak by turns are sorted by stream, then decided so.
        case sorting, streams = "deciding stream by stream"
    }
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
    /// - Throws: ``LedgerError`` when a file or the store fails, ``LedgerError/overtaken(_:hint:)``
    ///   when others kept writing what speaks against it. Refused lines are in the report.
    public func importFiles(
        _ files: [String], options: ImportOptions,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
        accepted: ([UInt8]) -> Void = { _ in }
    ) async throws(LedgerError) -> ImportReport {
        guard let requestMAC else {
            throw .keys("the ledger was opened for reading only", hint: nil)
        }
        var sources: [LineFile] = []
        for file in files { sources.append(try LineFile(file)) }
        do {
            if !options.isDryRun { try await noteClock() }
            let scan = try await ImportScan(sources) {
                progress(ImportProgress(phase: .reading, done: $0, total: 0))
            }
            let lines = ImportLines(files: sources, scan: scan)
            var report = try await decidedAndRecorded(
                lines, requestMAC, options, progress: progress, accepted: accepted)
            report.isDryRun = options.isDryRun
            report.errors.sort { ($0.file ?? "", $0.line ?? 0) < ($1.file ?? "", $1.line ?? 0) }
            report.size = try store.head().size
            return report
        } catch {
            throw LedgerError(error)
        }
    }

    /// How often an import is decided again because others wrote what speaks against a decision,
    /// without recording anything in between; each time at least one of them has come through.
    private static let importAttempts = 16

    /// Decides everything, then records it. Where others have written meanwhile what speaks against
    /// a decision, all of it is decided again: lines that are recorded by then are left alone.
    private func decidedAndRecorded(
        _ lines: ImportLines, _ mac: RequestMAC, _ options: ImportOptions,
        progress: (ImportProgress) -> Void, accepted: ([UInt8]) -> Void
    ) async throws -> ImportReport {
        var (recorded, attempts) = (0, 0)
        while true {
            var (report, drafts) = try await decided(
                lines, mac, options, progress: progress, accepted: accepted)
            report.isStopped = report.rejected > 0 && !options.acceptsValid
            if options.isDryRun, !report.isStopped { return report }
            report.alreadyRecorded -= recorded
            report.recorded = recorded
            if report.isStopped || drafts.count == 0 { return report }
            let recorder = ImportRecorder(self, drafts, options.checkpoints)
            do {
                try await recorder.run(progress: progress)
                report.recorded += recorder.recorded
                report.alreadyRecorded += recorder.alreadyRecorded
                return report
            } catch let error as AppendError where error.comesOfOthers {
                recorded += recorder.recorded
                attempts = recorder.recorded > 0 ? 1 : attempts + 1
                guard attempts < Ledger.importAttempts else {
                    throw LedgerError.overtaken(
                        "others kept writing what speaks against lines of the import: \(recorded) "
                            + "of \(lines.scan.count) lines were recorded",
                        hint: "run it again: what was recorded is not recorded twice")
                }
            }
        }
    }

    /// The first pass: what it needs in memory is gone when the second begins.
    private func decided(
        _ lines: ImportLines, _ mac: RequestMAC, _ options: ImportOptions,
        progress: (ImportProgress) -> Void, accepted: ([UInt8]) -> Void
    ) async throws -> (ImportReport, DraftSpool) {
        let first = try ImportDecider(self, lines, mac, isDryRun: options.isDryRun)
        try await first.run(
            progress: progress, accepted: options.isDryRun ? accepted : { _ in })
        return (first.report, first.drafts)
    }
}

extension AppendError {
    /// Whether others wrote what speaks against a decision, so that it is to be made again.
    fileprivate var comesOfOthers: Bool {
        switch self {
        case .versionConflict, .sizeConflict, .requestMismatch, .duplicateID, .partlyRecorded: true
        case .wrongCount, .leafTooLong, .recordedTimeNotLater, .store: false
        }
    }
}
