internal import EventLog

/// The second pass of an import: takes the entries that were decided on and records them, a
/// thousand at a time, while the next thousand are being read.
struct ImportRecorder {
    private let ledger: Ledger
    private let first: ImportDecider
    private let checkpoints: CheckpointSchedule?

    init(_ ledger: Ledger, _ first: ImportDecider, _ checkpoints: CheckpointSchedule? = nil) {
        self.checkpoints = checkpoints
        self.ledger = ledger
        self.first = first
    }

    func run(progress: (ImportProgress) -> Void) async throws {
        let reader = first.drafts.reader()
        let total = first.drafts.count
        var size = first.decidedSize
        var done = 0
        var next = Task.detached { try reader.next() }
        var recorded: [RequestEntry] = []
        while case let entries = try await next.value, !entries.isEmpty {
            // What was recorded is freed where it was made: here it would keep the store waiting.
            next = Task.detached { [recorded] in
                _ = recorded
                return try reader.next()
            }
            recorded = entries
            for together in ImportRecorder.recordedTogether(entries) {
                // What was decided relied on the whole log: nobody may have written since.
                let request = AppendRequest(entries: together, expectedSize: size)
                let receipt = try await ledger.store.append(request)
                size = receipt.logSize
                done += receipt.count
                try await checkpoints?.recorded(size, in: ledger)
                progress(ImportProgress(phase: .recording, done: done, total: total))
            }
        }
    }

    /// Runs of entries that are recorded at one time: all of them, unless the lines of a simulated
    /// ledger say when each was recorded.
    private static func recordedTogether(_ entries: [RequestEntry]) -> [[RequestEntry]] {
        var runs: [[RequestEntry]] = []
        var last: Instant?
        for entry in entries {
            let time = entry.drafts.first?.recordedTime
            if runs.isEmpty || time != last {
                runs.append([entry])
            } else {
                runs[runs.count - 1].append(entry)
            }
            last = time
        }
        return runs
    }
}
