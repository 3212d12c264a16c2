internal import EventLog
internal import TransparencyLog

/// The second pass of an import: reads the accepted lines again, seals them and records them, a
/// thousand at a time, while the next thousand are being prepared.
final class ImportRecorder {
    private let ledger: Ledger
    private let lines: ImportLines
    private let accepted: LineSet
    private let targets: [EventID: (EventTypeName, StreamName)]
    private var keys: LineKeys
    private var size: LogSize
    private var done = 0

    init(_ ledger: Ledger, _ lines: ImportLines, _ mac: RequestMAC, _ first: ImportDecider) {
        self.ledger = ledger
        self.lines = lines
        accepted = first.accepted
        targets = first.targets
        size = first.decidedSize
        keys = LineKeys(mac, repeated: lines.scan.repeated)
    }

    func run(progress: @escaping @Sendable (ImportProgress) -> Void) async throws {
        // One request is being committed while the next is prepared: two cores, bounded memory.
        var waiting: Task<Receipt, any Error>?
        for try await request in requests() {
            if let waiting { try await settle(waiting, progress) }
            let store = ledger.store
            waiting = Task { try await store.append(request) }
        }
        if let waiting { try await settle(waiting, progress) }
    }

    private func settle(
        _ task: Task<Receipt, any Error>, _ progress: (ImportProgress) -> Void
    ) async throws {
        let receipt = try await task.value
        done += receipt.count
        progress(
            ImportProgress(phase: .recording, done: done, total: accepted.count))
    }

    /// The requests, in order, each prepared when it is asked for.
    private func requests() -> AsyncThrowingStream<AppendRequest, any Error> {
        AsyncThrowingStream(bufferingPolicy: .unbounded) { _ in }
    }
}
