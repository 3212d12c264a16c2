internal import EventLog

/// The second pass of an import: takes the entries that were decided on and records them, a
/// thousand a request and many requests a commit, while the next are being read.
struct ImportRecorder {
    private let ledger: Ledger
    private let drafts: DraftSpool
    private let checkpoints: CheckpointSchedule?

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

    func run(progress: (ImportProgress) -> Void) async throws {
        let reader = drafts.reader()
        let spent = SpentRuns<[AppendRequest]>()
        var next = Task.detached { try ImportRecorder.group(reader) }
        var done = 0
        var size = drafts.decidedSize
        while case let runs = try await next.value, !runs.isEmpty {
            next = Task.detached {
                spent.drop()
                return try ImportRecorder.group(reader)
            }
            // Nothing that was decided rests on what a clock did.
            if try await ledger.noteClock() { size = LogSize(size.count + 1) }
            let requests = runs.map { entries in
                // What was decided relied on the whole log: nobody may have written since.
                let expected = size
                size = LogSize(size.count + UInt64(entries.count))
                return AppendRequest(entries: entries, expectedSize: expected)
            }
            // What many requests touch is written once when they are synced together; where the
            // log is signed on the way, each is synced by itself.
            for group in checkpoints == nil ? [requests] : requests.map({ [$0] }) {
                for result in await ledger.store.append(group) {
                    let receipt = try result.get()
                    done += receipt.count
                    try await checkpoints?.recorded(receipt.logSize, in: ledger)
                }
            }
            progress(ImportProgress(phase: .recording, done: done, total: drafts.count))
            spent.keep(requests)
        }
    }

    /// The entries of the next requests.
    private static func group(
        _ reader: DraftSpoolReader
    ) throws(LedgerError) -> [[RequestEntry]] {
        var runs: [[RequestEntry]] = []
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
    private static func recordedTogether(_ entries: [RequestEntry]) -> [[RequestEntry]] {
        func time(_ index: Int) -> Instant? { entries[index].drafts.first?.recordedTime }
        var runs: [[RequestEntry]] = []
        var start = entries.startIndex
        for index in entries.indices where time(index) != time(start) {
            runs.append(Array(entries[start..<index]))
            start = index
        }
        if start < entries.endIndex { runs.append(Array(entries[start...])) }
        return runs
    }
}
