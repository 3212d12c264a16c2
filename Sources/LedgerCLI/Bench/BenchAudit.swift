internal import AuditRules
internal import EventLog
internal import Ledger

/// Holding a large ledger against every rule: all bodies in one reading of the log, and one body.
struct BenchAudit {
    let ledger: Ledger

    /// The day of the question: after the last day of the workload.
    private static let asOf = AsOf(CivilDate(daysSinceEpoch: 20_000))

    /// - Parameter replay: A full replay of the same log on one core.
    func rows(beside replay: BenchRow) throws -> [BenchRow] {
        let replay = replay.ours
        let known = try ledger.knownAt(nil)
        var start = ContinuousClock.now
        var (bodies, findings) = (0, 0)
        try ledger.eachHistory(asOf: BenchAudit.asOf, knownAt: known) { history in
            bodies += 1
            findings += Audit(history).findings.count
        }
        let all = Bench.seconds(since: start)
        guard bodies > 0, findings > 0 else {
            throw Failure(.unexpected, "there was nothing to judge", hint: nil)
        }
        let codes = ["10A", "12C", "14F", "16K"]
        var slowest = 0.0
        for code in codes {
            start = ContinuousClock.now
            _ = try? ledger.audit([code], asOf: BenchAudit.asOf, knownAt: known)
            slowest = max(slowest, Bench.seconds(since: start) * 1_000)
        }
        return [
            BenchRow(
                "audit of all bodies, beside the replay", ours: all, limit: replay, unit: "s",
                ratio: all / replay, target: "≤ 3", isMet: all / replay <= 3),
            BenchRow(
                "audit of one body, the slowest of \(codes.count)", ours: slowest, limit: 200,
                unit: "ms", ratio: slowest / 200, target: "≤ 200 ms", isMet: slowest <= 200),
        ]
    }
}
