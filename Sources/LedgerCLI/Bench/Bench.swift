internal import CSQLite
internal import EventLog
internal import Glibc
internal import Ledger
internal import SQLiteEventLog
internal import SafeFiles
internal import TransparencyLog

/// The measurements, one after the other, on one ledger.
struct Bench {
    let place: String
    let count: Int
    let seedNumber: UInt64
    let progress: Progress

    private static let origin = "ledger.example/bench"

    /// - Parameter program: The path of ccgledger, for what is measured in a process of its own;
    ///   nil where it runs within another program, and measures there.
    func run(by program: String?) async throws -> [BenchRow] {
        let sample = SampleLeaves(number: seedNumber)
        var rows = try await singleAppends(sample)
        let file = "\(place)/workload.jsonl"
        try write(to: file)
        let bare = try sample.limitBare("\(place)/bare.sqlite", count: count)
        unlink("\(place)/bare.sqlite")
        let ledger = try await makeLedger("\(place)/ledger")
        rows.append(try await importing(file, into: ledger, bare: bare))
        unlink(file)
        rows += try await BenchPublish(ledger: ledger, place: place).rows()
        rows.append(try Bench.memory("memory of import and publish"))
        guard let program else { return try rows + Bench.reading(ledger) }
        return try rows + BenchReading(place: place).rows(of: "\(place)/ledger", by: program)
    }

    /// What only reads, of a ledger that was there before.
    static func reading(_ ledger: Ledger) throws -> [BenchRow] {
        let replay = try BenchReplay(ledger: ledger).rows()
        return try replay + BenchAnswers(ledger: ledger).rows()
            + [try memory("memory of replay and verify")]
            + BenchAudit(ledger: ledger).rows(beside: replay[0])
    }

    /// A ledger of its own, with a real clock.
    func makeLedger(_ folder: String) async throws -> Ledger {
        let keys = "\(folder).keys"
        try RequestMAC.makeKey(inFolder: keys)
        let store = try SQLiteEventStore.create(
            folder: folder, origin: Bench.origin, clock: SystemClock())
        let defaults = ProposalDefaults(
            actor: Reference("service:bench"), onBehalfOf: Reference("GB-NHS-X24"))
        let mac = try RequestMAC(keysFolder: keys)
        let vault = KeyFolder(keysFolder: keys, mac: mac)
        let ledger = try Ledger(store, requestMAC: mac, vault: vault, defaults: defaults)
        let line = """
            {"data":{"clock":"real","format":0,"origin":"\(Bench.origin)"},\
            "occurredon":"2013-04-01","subject":"ledger/bench","type":"ledger.opened.v1"}
            """
        _ = try await ledger.recordOwn(Array(line.utf8))
        return ledger
    }

    // MARK: Writing

    private func singleAppends(_ sample: SampleLeaves) async throws -> [BenchRow] {
        let appends = min(max(count / 100, 2_000), 20_000)
        let one = try await BenchAppends(bench: self, name: "one").rate(
            clients: 1, count: appends)
        let many = try await BenchAppends(bench: self, name: "many").rate(
            clients: 32, count: appends * 2)
        let limit = try await limitAppend(sample, "limit-one", count: appends, batch: 1)
        let limitMany = try await limitAppend(sample, "limit-many", count: appends * 2, batch: 32)
        let bare = try sample.limitBare("\(place)/one.sqlite", count: appends, batch: 1)
        unlink("\(place)/one.sqlite")
        return [
            BenchRow(
                "durable append, one event a request", ours: one, limit: limit, unit: "events/s",
                ratio: one / limit, target: "≥ 0.7", isMet: one / limit >= 0.7),
            BenchRow(
                "the same, beside bare rows", ours: one, limit: bare, unit: "events/s",
                ratio: one / bare),
            BenchRow(
                "32 clients, beside one client", ours: many, limit: one, unit: "events/s",
                ratio: many / one, target: "≥ 5, or the next",
                isMet: many / one >= 5
                    || many / limitMany >= 0.25),
            BenchRow(
                "32 clients, beside groups of 32 in C", ours: many, limit: limitMany,
                unit: "events/s", ratio: many / limitMany, target: "≥ 0.25",
                isMet: many / one >= 5 || many / limitMany >= 0.25),
        ]
    }

    private func limitAppend(
        _ sample: SampleLeaves, _ name: String, count: Int, batch: Int
    ) async throws -> Double {
        let folder = "\(place)/\(name)"
        let store = try SQLiteEventStore.create(
            folder: folder, origin: Bench.origin, clock: SystemClock())
        try await store.close()
        return try sample.limitAppend("\(folder)/log.sqlite", count: count, batch: batch)
    }

    private func write(to file: String) throws {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(.storage, "cannot write \(file)", hint: nil) }
        defer { close(descriptor) }
        var workload = Workload(count: count, number: seedNumber)
        var buffer: [UInt8] = []
        var made = 0
        func flush() throws(Failure) {
            guard Glibc.write(descriptor, buffer, buffer.count) == buffer.count else {
                throw Failure(.storage, "cannot write \(file)", hint: "is there space?")
            }
            buffer.removeAll(keepingCapacity: true)
        }
        while let line = workload.next() {
            buffer += line
            buffer.append(0x0A)
            made += 1
            if buffer.count > 1 << 20 {
                try flush()
                progress.report("making the workload", made, of: count)
            }
        }
        try flush()
    }

    private func importing(
        _ file: String, into ledger: Ledger, bare: Double
    ) async throws -> BenchRow {
        let progress = progress
        let (report, seconds) = try await Bench.timed {
            try await ledger.importFiles([file], options: ImportOptions()) {
                progress.report($0.phase.rawValue, $0.done, of: max($0.total, $0.done))
            }
        }
        guard report.rejected == 0, report.recorded == count else {
            let why = report.errors.first.map { "line \($0.line ?? 0): \($0.reason)" } ?? ""
            throw Failure(.unexpected, "the workload was refused: \(why)", hint: nil)
        }
        let rate = Double(count) / seconds
        let least = count > 3_000_000 ? 0.08 : 0.10
        return BenchRow(
            "import, 1,000 a request", ours: rate, limit: bare, unit: "events/s",
            ratio: rate / bare, target: "≥ \(least)", isMet: rate / bare >= least)
    }

    // MARK: Measuring

    /// What a block gives, and the seconds it took.
    static func timed<Result>(_ block: () async throws -> Result) async throws -> (Result, Double) {
        let start = ContinuousClock.now
        let result = try await block()
        return (result, seconds(since: start))
    }

    static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, rest) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(rest) * 1e-18
    }

    /// The most memory that the process held: `VmHWM` of proc(5), since what getrusage(2) says of
    /// another program begins with what the process held that started it.
    static func memory(_ work: String, target: Double? = 256) throws -> BenchRow {
        let status = try SafeFiles.read("/proc/self/status", limit: 1 << 16)
        let line = status.split(separator: 0x0A).first { $0.starts(with: "VmHWM:".utf8) } ?? []
        let digits = line.filter { (0x30...0x39).contains($0) }
        guard let kibibytes = Double(String(decoding: digits, as: UTF8.self)) else {
            throw Failure(.unexpected, "proc(5) does not say how much memory is held", hint: nil)
        }
        let mebibytes = kibibytes / 1_024
        guard let target else { return BenchRow(work, ours: mebibytes, unit: "MiB", target: "–") }
        return BenchRow(
            work, ours: mebibytes, limit: target, unit: "MiB", ratio: mebibytes / target,
            target: "≤ \(Int(target)) MiB", isMet: mebibytes <= target)
    }
}

/// Leaves of the workload's sizes, for what is measured without a ledger.
struct SampleLeaves {
    private var bytes: [UInt8] = []
    private var lengths: [Int32] = []

    init(number: UInt64) {
        var workload = Workload(count: 1_000, number: number)
        // A leaf has some 130 bytes more than its line: what the ledger adds.
        while let line = workload.next(), lengths.count < 512 {
            let leaf = (line + [UInt8](repeating: 0x78, count: 130)).prefix(1_024)
            lengths.append(Int32(leaf.count))
            bytes += leaf + [UInt8](repeating: 0, count: 1_024 - leaf.count)
        }
    }

    /// Rows a second, into one table without an index.
    func limitBare(_ path: String, count: Int, batch: Int = 1_000) throws -> Double {
        let seconds = csqlite_limit_bare(
            path, bytes, lengths, Int32(lengths.count), count, Int32(batch))
        return try rate(count, seconds)
    }

    /// Rows a second, into the tables and indexes of a ledger.
    func limitAppend(_ path: String, count: Int, batch: Int) throws -> Double {
        let seconds = csqlite_limit_append(
            path, bytes, lengths, Int32(lengths.count), count, Int32(batch))
        return try rate(count, seconds)
    }

    private func rate(_ count: Int, _ seconds: Double) throws(Failure) -> Double {
        guard seconds > 0 else {
            throw Failure(.storage, "SQLite could not be measured", hint: "is there space?")
        }
        return Double(count) / seconds
    }
}
