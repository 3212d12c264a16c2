internal import EventLog
internal import Ledger
internal import TransparencyLog

/// What an auditor asks of a large ledger: one state, one proof.
struct BenchAnswers {
    let ledger: Ledger

    func rows() throws -> [BenchRow] {
        [try state()] + (try proofs())
    }

    private func state() throws -> BenchRow {
        let known = try ledger.knownAt(nil)
        let asOf = AsOf(CivilDate(daysSinceEpoch: 17_000))
        let codes = ["10A", "12C", "14F", "16K"]
        let start = ContinuousClock.now
        for code in codes { _ = try? ledger.state(of: code, asOf: asOf, knownAt: known) }
        let milliseconds = Bench.seconds(since: start) * 1_000 / Double(codes.count)
        return BenchRow(
            "state of one body as of a day", ours: milliseconds, unit: "ms",
            target: "grows with its events only")
    }

    /// Inclusion proofs of events all over the log, made and checked.
    func proofs() throws -> [BenchRow] {
        let head = try ledger.store.head()
        let source = CountingTiles(store: ledger.store)
        var random = WorkloadRandom(state: 7)
        var (making, checking) = (0.0, 0.0)
        var reads = 0
        let count = 200
        let size = head.size.count
        // Below a full tile there are rows of single events, and then 255 of them at most.
        let places = size < 256 ? size : size & ~255
        for _ in 0..<count {
            let index = UInt64(random.below(Int(clamping: places)))
            // The row of the head, for the frontier.
            source.reads = 1
            var start = ContinuousClock.now
            let proof = try InclusionProof.make(
                index: index, size: size, frontier: try ledger.store.frontier(at: head.size),
                from: source)
            making += Bench.seconds(since: start)
            reads = max(reads, source.reads)
            let leaf = try leafHash(index)
            start = ContinuousClock.now
            try proof.verify(leaf: leaf, root: head.root)
            checking += Bench.seconds(since: start)
        }
        let check = checking * 1_000_000 / Double(count)
        return [
            BenchRow(
                "inclusion proof made, rows read at most", ours: Double(reads), limit: 10,
                unit: "rows", target: "≤ 10", isMet: reads <= 10),
            BenchRow(
                "inclusion proof made", ours: making * 1_000_000 / Double(count), unit: "µs"),
            BenchRow(
                "inclusion proof checked", ours: check, limit: 100, unit: "µs",
                ratio: check / 100, target: "≤ 100 µs", isMet: check <= 100),
        ]
    }

    private func leafHash(_ index: UInt64) throws -> TransparencyLog.Digest {
        var hash = TreeHash.emptyRoot
        try ledger.store.read(.all, from: Position(index), to: LogSize(index + 1)) { row in
            hash = TreeHash.leaf(UnsafeRawBufferPointer(row.leaf))
            return false
        }
        return hash
    }
}

/// The store's tiles, counted.
final class CountingTiles: TileSource {
    private let store: any EventStore
    var reads = 0

    init(store: any EventStore) { self.store = store }

    func hashes(
        level: Int, index: UInt64, width: Int
    ) throws(StoreError) -> [TransparencyLog.Digest] {
        // A full tile is a row, and so is a partial one above the lowest level; there it is a row
        // for each event.
        reads += width == 256 || level > 0 ? 1 : width
        return try store.hashes(level: level, index: index, width: width)
    }
}
