internal import EventLog
internal import TransparencyLog

/// The second pass of an import: reads the accepted lines again, seals them and records them, a
/// thousand at a time, while the next thousand are being prepared.
struct ImportRecorder {
    private let ledger: Ledger
    private let lines: ImportLines
    private let mac: RequestMAC
    private let first: ImportDecider

    init(_ ledger: Ledger, _ lines: ImportLines, _ mac: RequestMAC, _ first: ImportDecider) {
        self.ledger = ledger
        self.lines = lines
        self.mac = mac
        self.first = first
    }

    func run(progress: (ImportProgress) -> Void) async throws {
        let keys = LineKeys(mac, repeated: lines.scan.repeated)
        let (ledger, accepted, targets) = (ledger, first.accepted, first.targets)
        var size = first.decidedSize
        var done = 0
        try await lines.runs().forEach { run in
            try ImportRecorder.entries(run, keys, ledger, accepted, targets)
        } use: { entries in
            for together in ImportRecorder.recordedTogether(entries) {
                // What was decided relied on the whole log: nobody may have written since.
                let request = AppendRequest(entries: together, expectedSize: size)
                let receipt = try await ledger.store.append(request)
                size = receipt.logSize
                done += receipt.count
                progress(ImportProgress(phase: .recording, done: done, total: accepted.count))
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

    private static func entries(
        _ run: [ImportLines.Line], _ keys: LineKeys, _ ledger: Ledger, _ accepted: LineSet,
        _ targets: [EventID: (EventTypeName, StreamName)]
    ) throws -> [RequestEntry] {
        var entries: [RequestEntry] = []
        entries.reserveCapacity(run.count)
        for line in run {
            // Every line is counted, so that each gets the key it had in the first pass.
            guard let keyed = try? keys.key(line), accepted.contains(line.index) else { continue }
            let valid = try ledger.catalogue.validate(keyed.proposal, defaults: ledger.defaults) {
                id throws(StoreError) in
                if let target = targets[id] { return target }
                return try ledger.typeOfEvent(id)
            }
            let draft = valid.draft(
                id: valid.header.id ?? ledger.makeID(for: valid), source: ledger.store.origin,
                random: ledger.random)
            entries.append(
                RequestEntry(key: keyed.key, content: keyed.content, drafts: [draft]))
        }
        return entries
    }
}

extension Ledger {
    /// A version 7 UUID for an event whose proposer gave it none.
    func makeID(for valid: ValidProposal) -> EventID {
        EventID(
            version7At: valid.header.recordedTime ?? clock.now(), random: random.sixteenBytes())
    }
}
