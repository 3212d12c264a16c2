internal import EventLog
internal import Ledger
internal import TransparencyLog

/// Publishing a large ledger, beside verifying it.
struct BenchPublish {
    let ledger: Ledger
    let place: String

    /// - Throws: ``LedgerError``.
    func rows() async throws -> [BenchRow] {
        guard let name = KeyName(ledger.store.origin) else { return [] }
        let memory = CheckpointMemory(folder: "\(place)/state")
        let (report, signing) = try await Bench.timed {
            try await ledger.checkpoint(
                signedBy: try SignerKey.generate(name: name), memory: memory)
        }
        let (_, verifying) = try await Bench.timed { try ledger.verify() }
        let (_, publishing) = try await Bench.timed {
            try ledger.publish(to: "\(place)/public")
        }
        let (_, again) = try await Bench.timed { try ledger.publish(to: "\(place)/public") }
        Folders.remove("\(place)/public")
        let count = Double(report.signed.checkpoint.size)
        return [
            BenchRow("checkpoint of all that is there", ours: count / signing, unit: "events/s"),
            BenchRow("verify", ours: count / verifying, unit: "events/s"),
            BenchRow(
                "publish, time beside verify's", ours: publishing, limit: verifying, unit: "s",
                ratio: publishing / verifying, target: "≤ 2", isMet: publishing <= 2 * verifying),
            BenchRow("publish again, nothing new", ours: again * 1_000, unit: "ms"),
        ]
    }
}
