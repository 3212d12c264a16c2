internal import EventLog

/// The second pass of an import: takes the entries that were decided on and records them, a
/// thousand a request and many requests a commit, while the next are being read.
final class ImportRecorder {
    private let ledger: Ledger
    private let drafts: DraftSpool
    private let checkpoints: CheckpointSchedule?
    /// How many entries it has recorded.
    private(set) var recorded = 0
    /// How many somebody else had recorded meanwhile.
    private(set) var alreadyRecorded = 0

    init(_ ledger: Ledger, _ drafts: DraftSpool, _ checkpoints: CheckpointSchedule? = nil) {
        self.checkpoints = checkpoints
        self.ledger = ledger
        self.drafts = drafts
    }

    /// From how many requests on no more are added to those that are read together.
    private static let groupCapacity = 64
    /// From how many entries on no more are added: what many entries touch is written once a
    /// commit, and this many take a quarter of a second and some twenty megabytes.
    private static let groupEntries = 32_000

    /// The entries of one request.
    private struct Run: Sendable {
        let entries: [RequestEntry]
        /// The streams that they go into, each with its version before the first of them.
        let versions: [StreamName: ExpectedVersion]

        init(_ decided: some Sequence<DecidedEntry>) {
            entries = decided.map(\.entry)
            var versions: [StreamName: ExpectedVersion] = [:]
            for one in decided {
                guard let stream = one.entry.drafts.first?.subject, versions[stream] == nil else {
                    continue
                }
                versions[stream] = .exactly(one.version)
            }
            self.versions = versions
        }
    }

    /// Records everything.
    ///
    /// - Throws: ``AppendError`` where others wrote what speaks against a decision; what was
    ///   recorded by then is recorded. ``LedgerError``.
    func run(progress: (ImportProgress) -> Void) async throws {
        let reader = drafts.reader()
        let spent = SpentRuns<[Run]>()
        var next = Task.detached { try ImportRecorder.group(reader) }
        var size = drafts.decidedSize
        while case let runs = try await next.value, !runs.isEmpty {
            next = Task.detached {
                spent.drop()
                return try ImportRecorder.group(reader)
            }
            // Nothing that was decided rests on what a clock did.
            if try await ledger.noteClock() { size = LogSize(size.count + 1) }
            size = try await record(runs, at: size)
            progress(
                ImportProgress(
                    phase: .recording, done: recorded + alreadyRecorded, total: drafts.count))
            spent.keep(runs)
        }
    }

    /// Records runs; the size of the log afterwards.
    private func record(_ runs: [Run], at start: LogSize) async throws -> LogSize {
        var size = start
        // While nobody else writes, all that was decided holds: that is asked for most cheaply.
        let requests = runs.map { run in
            let expected = size
            size = LogSize(size.count + UInt64(run.entries.count))
            return AppendRequest(entries: run.entries, expectedSize: expected)
        }
        // What many requests touch is written once when they are synced together; where the log is
        // signed on the way, each is synced by itself.
        let step = checkpoints == nil ? requests.count : 1
        var done = 0
        while done < requests.count {
            for result in await ledger.store.append(Array(requests[done...].prefix(step))) {
                if case .failure(.sizeConflict) = result {
                    return try await recordEach(runs[done...])
                }
                try await note(try result.get())
                done += 1
            }
        }
        return size
    }

    /// Records runs although others write: a decision rests on the stream that it is of, so what
    /// goes into other streams speaks against nothing. One after the other, for what is in one may
    /// name what was in another.
    private func recordEach(_ runs: ArraySlice<Run>) async throws -> LogSize {
        for run in runs {
            let request = AppendRequest(entries: run.entries, expectations: run.versions)
            try await note(try await ledger.store.append(request))
        }
        return try ledger.store.head().size
    }

    /// Counts what was recorded, and signs it where it is time to.
    private func note(_ receipt: Receipt) async throws(LedgerError) {
        guard !receipt.isReplay else {
            alreadyRecorded += receipt.count
            return
        }
        recorded += receipt.count
        try await checkpoints?.recorded(receipt.logSize, in: ledger)
    }

    /// The entries of the next requests.
    private static func group(_ reader: DraftSpoolReader) throws(LedgerError) -> [Run] {
        var runs: [Run] = []
        var count = 0
        while count < groupEntries, runs.count < groupCapacity,
            case let entries = try reader.next(), !entries.isEmpty
        {
            runs += recordedTogether(entries)
            count += entries.count
        }
        return runs
    }

    /// Runs of entries that are recorded at one time: all of them, unless the lines of a simulated
    /// ledger say when each was recorded.
    private static func recordedTogether(_ entries: [DecidedEntry]) -> [Run] {
        func time(_ index: Int) -> Instant? { entries[index].entry.drafts.first?.recordedTime }
        var runs: [Run] = []
        var start = entries.startIndex
        for index in entries.indices where time(index) != time(start) {
            runs.append(Run(entries[start..<index]))
            start = index
        }
        if start < entries.endIndex { runs.append(Run(entries[start...])) }
        return runs
    }
}
