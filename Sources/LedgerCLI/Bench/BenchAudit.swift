internal import AuditRules
internal import Commissioning
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
        let start = ContinuousClock.now
        var bodies: [(code: ODSCode, findings: Int)] = []
        try ledger.eachHistory(asOf: BenchAudit.asOf, knownAt: known) { history in
            bodies.append((history.body, Audit(history).findings.count))
        }
        let all = Bench.seconds(since: start)
        bodies.sort { ($1.findings, $0.code) < ($0.findings, $1.code) }
        guard let most = bodies.first, most.findings > 0 else {
            throw Failure(.unexpected, "there was nothing to judge", hint: nil)
        }
        return [
            BenchRow(
                "audit of all bodies, beside the replay", ours: all, limit: replay, unit: "s",
                ratio: all / replay, target: "≤ 3", isMet: all / replay <= 3)
        ] + (try one(of: bodies.prefix(4).map(\.code), known))
    }

    /// One body, the slowest of some: its own events are all that its audit reads and all that it
    /// may grow with, so that what it takes is held against how many they are. Each is asked twice:
    /// the first reads pages from the disk that other work has pushed out of memory.
    private func one(of codes: [ODSCode], _ known: KnownAt) throws -> [BenchRow] {
        var slowest = (milliseconds: 0.0, events: 0)
        for code in codes {
            let milliseconds = try min(seconds(of: code, known), seconds(of: code, known)) * 1_000
            if milliseconds < slowest.milliseconds { continue }
            var events = 0
            try ledger.store.read(.tag("body:\(code)"), from: Position(0), to: known.size) { _ in
                events += 1
                return true
            }
            slowest = (milliseconds, events)
        }
        return try BenchAudit.rows(slowest.milliseconds, slowest.events, of: codes.count)
    }

    private func seconds(of code: ODSCode, _ known: KnownAt) throws -> Double {
        let start = ContinuousClock.now
        _ = try ledger.audit(["\(code)"], asOf: BenchAudit.asOf, knownAt: known)
        return Bench.seconds(since: start)
    }

    private static func rows(
        _ ours: Double, _ events: Int, of codes: Int
    ) throws -> [BenchRow] {
        let limit = 200 * max(1, Double(events) / 5_000)
        return [
            BenchRow(
                "audit of one body of \(Words.grouped(events)) events, the slowest of "
                    + "\(codes)", ours: ours, limit: limit, unit: "ms", ratio: ours / limit,
                target: "≤ 200 ms for each 5,000", isMet: ours <= limit),
            BenchRow(
                "the same, for each of its events",
                ours: ours * 1_000 / Double(max(events, 1)), unit: "µs",
                target: "the same in any log"),
            try Bench.memory("memory with the audits", target: nil),
        ]
    }
}
