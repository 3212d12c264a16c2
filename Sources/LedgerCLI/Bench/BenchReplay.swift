internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections
internal import Synchronization
internal import TransparencyLog

/// Reading the whole log: hashing it, folding it, checking it.
struct BenchReplay {
    let ledger: Ledger

    func rows() throws -> [BenchRow] {
        let size = try ledger.store.head().size
        let limit = try hashing(size)
        let one = try replay(size, parts: 1)
        let two = try replay(size, parts: 2)
        let checking = ContinuousClock.now
        let verification = try ledger.verify()
        guard verification.isSound else {
            throw Failure(
                .unsound, "the ledger does not verify",
                hint: "ccgledger verify says where")
        }
        let verifying = Bench.seconds(since: checking)
        return [
            BenchRow(
                "full replay, one core", ours: one, limit: limit, unit: "s", ratio: one / limit,
                target: "≤ 6, aim at 4", isMet: one / limit <= 6),
            BenchRow(
                "full replay, two cores", ours: two, limit: one, unit: "s", ratio: one / two,
                target: "≥ 1.5 × faster", isMet: one / two >= 1.5),
            BenchRow(
                "verify, one core", ours: verifying, limit: limit, unit: "s",
                ratio: verifying / limit),
        ]
    }

    /// A fold that is done. Unchecked because nobody uses it any more.
    private struct Folded: @unchecked Sendable { let fold: LogFold }

    /// Seconds to read every leaf and hash it, and nothing else.
    private func hashing(_ size: LogSize) throws -> Double {
        let start = ContinuousClock.now
        var last = TreeHash.emptyRoot
        try ledger.store.read(.all, from: Position(0), to: size) { row in
            last = TreeHash.leaf(UnsafeRawBufferPointer(row.leaf))
            return true
        }
        guard last != TreeHash.emptyRoot else {
            throw Failure(.unexpected, "there was nothing to read", hint: nil)
        }
        return Bench.seconds(since: start)
    }

    /// Seconds to read, hash, compare, decode and fold everything; each part takes every
    /// `parts`th stream, on a thread of its own. What was folded is let go of after that: whoever
    /// asked has the answer by then.
    private func replay(_ size: LogSize, parts: Int) throws -> Double {
        let folded = Mutex<[Folded]>([])
        let start = ContinuousClock.now
        try Threads.run(parts) { part in
            let part = try replay(size, part: part, of: parts)
            folded.withLock { $0.append(part) }
        }
        return Bench.seconds(since: start)
    }

    private func replay(
        _ size: LogSize, part: Int, of parts: Int
    ) throws -> Folded {
        // A catalogue of its own: threads that count references to the same objects wait for
        // one another.
        let catalogue = Catalogue(CommissioningAreas.all)
        let share = StreamPart(part, of: parts)
        let fold = LogFold(
            catalogue, capacity: LogFold.replayCapacity / parts, checksForm: false, part: share)
        try fold.expectEnds(ledger.store)
        let view = SupportMap()
        view.gather(from: fold)
        var failure: (any Error)?
        try ledger.store.read(.all, from: Position(0), to: size) { row in
            guard share.has(row.streamNumber) else { return true }
            do {
                guard TreeHash.leaf(UnsafeRawBufferPointer(row.leaf)) == row.leafHash else {
                    throw Failure(.unsound, "event \(row.position) was changed", hint: nil)
                }
                try fold.take(row)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        try fold.finish(ledger.store)
        return Folded(fold: fold)
    }
}
