import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import TestSupport
import TransparencyLog

/// Cuts the power at every operation of a recorded run and looks at what is left.
final class PowerCuts {
    private let run: RecordedRun
    private let rule: DiskState.Rule
    private let disk: CrashDisk
    private var random: SeededRandom
    private let imagesPerPoint: Int
    /// What was found of a database, by its number.
    private var verdicts: [UInt64: Verdict] = [:]
    private var judged: Set<[UInt64]> = []
    private(set) var report = Report()

    /// What a series of power cuts came to.
    struct Report: Sendable {
        var points = 0
        var images: [DiskImage.Kind: Int] = [:]
        var heads = 0
        /// Different databases that were opened, verified and appended to by the store.
        var databases = 0
        /// How often the store itself opened an image: these, and others that hold the same.
        var opened = 0
        /// What was wrong, at most one for each power cut.
        var failures: [String] = []

        var imageCount: Int { images.values.reduce(0, +) }

        static func + (left: Report, right: Report) -> Report {
            var sum = left
            sum.points += right.points
            sum.images.merge(right.images, uniquingKeysWith: +)
            sum.heads += right.heads
            sum.databases += right.databases
            sum.opened += right.opened
            sum.failures += right.failures
            return sum
        }
    }

    /// What the store says of a database.
    private struct Verdict {
        let ledger: FinalLedger
        let failure: String?
    }

    init(
        _ run: RecordedRun, start number: UInt64, imagesPerPoint: Int,
        rule: DiskState.Rule = .honest
    ) throws {
        self.run = run
        self.rule = rule
        self.imagesPerPoint = imagesPerPoint
        random = SeededRandom(number)
        disk = try CrashDisk()
    }

    /// Cuts the power after each number of operations that `share` holds.
    ///
    /// - Parameter limit: How many failures are enough.
    func cut(after share: (Int) -> Bool, limit: Int = 10) async throws -> Report {
        var state = DiskState(run.start, rule: rule)
        for count in 0...run.operations.count {
            if share(count) {
                report.points += 1
                let images = DiskImage.images(of: state, atLeast: imagesPerPoint, &random)
                for image in images {
                    report.images[image.kind, default: 0] += 1
                    image.put(state, on: disk)
                    guard let failure = try await failure(after: count) else { continue }
                    report.failures.append(
                        "power cut after operation \(count) of \(run.operations.count), image"
                            + " \(image.kind.rawValue): \(failure)")
                    if report.failures.count >= limit { return report }
                    break
                }
            }
            if count < run.operations.count { state.take(run.operations[count]) }
        }
        return report
    }

    /// What is wrong with the image on the disk; nil when nothing is.
    private func failure(after count: Int) async throws -> String? {
        guard let number = disk.databaseNumber else { return "SQLite cannot read the database" }
        // Now and then the store opens what another image held before: what lies beside it differs.
        let isOpened = report.imageCount.isMultiple(of: 64)
        let verdict: Verdict
        if let known = verdicts[number], !isOpened {
            verdict = known
        } else {
            report.databases += verdicts[number] == nil ? 1 : 0
            report.opened += 1
            verdict = try await self.verdict()
            verdicts[number] = verdict
        }
        if let failure = verdict.failure { return failure }
        let size = verdict.ledger.size
        if !run.sizes.contains(size) { return "\(size) events are no whole number of commits" }
        if let failure = try headFailure(verdict.ledger, after: count) { return failure }
        let log = run.log(at: count)
        guard judged.insert([number, UInt64(log.records.count)]).inserted else { return nil }
        return ModelChecker.violations(log, verdict.ledger).first.map { "\($0)" }
    }

    /// Whether a file `head` that the power cut may leave makes a good log refused.
    private func headFailure(_ ledger: FinalLedger, after count: Int) throws -> String? {
        report.heads += 1
        try disk.putHead(run.head(at: count, &random))
        let known: Result<LogHead?, StoreError>
        do throws(StoreError) {
            known = .success(try HeadFile.read(path: disk.head))
        } catch {
            known = .failure(error)
        }
        let head = LogHead(
            size: LogSize(ledger.size), root: ledger.root,
            lastRecordedTime: ledger.events.last?.recordedTime)
        let trouble = try HeadFile.trouble(known: known, log: head, path: "head") { size in
            TreeHash.root(of: ledger.events.prefix(Int(size)).map(\.leafHash))
        }
        return trouble.map { "a good log is refused: \($0)" }
    }

    /// Opens the log as it lies on the disk, verifies it, appends, and verifies again.
    private func verdict() async throws -> Verdict {
        let nothing = FinalLedger(
            origin: StoreMaker.origin, size: 0, root: TreeHash.emptyRoot, events: [])
        do {
            try disk.putHead(run.heads[0].value)
            let store = try SQLiteEventStore.open(
                folder: disk.folder, mode: .writing, clock: EventLogLaws.SettableClock())
            if let trouble = store.trouble { throw trouble }
            let ledger = try FinalLedger(store, key: { RequestKey(of: $0) })
            let place = zip(ledger.events.map(\.leafHash), run.leaves).enumerated()
                .first { $0.element.0 != $0.element.1 }?.offset
            if place != nil || ledger.events.count > run.leaves.count {
                let what = "the log of \(ledger.events.count) events is no prefix of what was"
                return Verdict(
                    ledger: ledger, failure: "\(what) appended, from event \(place ?? -1) on")
            }
            var failures = try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
                .failures
            _ = try await store.append(Sample.request([9_999, 10_000]))
            failures += try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in }).failures
            try await store.close()
            return Verdict(
                ledger: ledger, failure: failures.first.map { "\($0.check): \($0.reason)" })
        } catch {
            return Verdict(ledger: nothing, failure: "the log cannot be used: \(error)")
        }
    }
}
