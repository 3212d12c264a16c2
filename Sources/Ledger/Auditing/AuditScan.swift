public import AuditRules
internal import Commissioning
internal import EventLog
internal import Projections

/// What a long audit is about at the time.
public enum AuditStage: String, Sendable {
    /// The log is being read.
    case reading
    /// Bodies are being judged, of whose events so many have been taken up, about.
    case judging
}

extension Ledger {
    /// Hands over the history of every body that has something to judge, one after the other; the
    /// log is read once. In no order.
    ///
    /// Each history holds the body's own streams and no other, so that what is found in all of
    /// them together is found once. Every leaf is hashed again and compared; the newest root on
    /// record of each projection is made again.
    ///
    /// - Parameter progress: Called now and then with the number of events.
    /// - Throws: ``LedgerError/fold(_:)``, ``LedgerError/store(_:)``, ``LedgerError/file(_:hint:)``
    ///   when there is no room for a temporary file, and what `body` throws.
    public func eachHistory(
        asOf: AsOf, knownAt: KnownAt, progress: (AuditStage, UInt64) -> Void = { _, _ in },
        _ body: (AuditHistory) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let view = LogView(
            store, catalogue, size: knownAt.size, asOf: asOf.day, checksHashes: true)
        do {
            let common = try CommonRecords(view) { (root) throws(FoldError) in
                try refolded(root)
            }
            let spool = try spool(knownAt.size, progress)
            var waiting = common.bodies
            for place in 0..<spool.count {
                let shelf = try spool.shelf(of: place, common.reveals)
                let bodies = Ledger.bodies(in: shelf)
                let shelved = LogView(view, with: shelf) { area, _ in Ledger.isOwn(area) }
                for code in bodies.sorted() {
                    let history = try AuditHistory(
                        code, in: shelved, alone: true, common: common)
                    if history.isKnown { try body(history) }
                }
                waiting.subtract(bodies)
                progress(.judging, share(of: knownAt.size, piles: place + 1, of: spool.count))
            }
            // Bodies of which only the ledger's own events speak.
            for code in waiting.sorted() {
                let history = try AuditHistory(code, in: view, alone: true, common: common)
                if history.isKnown { try body(history) }
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// Reads the log once.
    private func spool(
        _ size: LogSize, _ progress: (AuditStage, UInt64) -> Void
    ) throws(LedgerError) -> AuditSpool {
        let spool = try AuditSpool(for: size) { Ledger.isOwn($0.area) }
        var failure: LedgerError?
        do throws(StoreError) {
            try store.read(.all, from: Position(0), to: size) { row in
                if row.position.index.isMultiple(of: 8_192) {
                    progress(.reading, row.position.index)
                }
                do throws(LedgerError) {
                    try spool.take(row)
                    return true
                } catch {
                    failure = error
                    return false
                }
            }
        } catch {
            throw .store(error)
        }
        if let failure { throw failure }
        return spool
    }

    /// About how many events are in some piles of all.
    private func share(of size: LogSize, piles: Int, of all: Int) -> UInt64 {
        let (piles, all) = (UInt64(piles), UInt64(all))
        return size.count / all * piles + size.count % all * piles / all
    }

    /// Whether the streams of an area are each a body's own.
    private static func isOwn(_ area: Substring) -> Bool {
        !area.utf8.elementsEqual(LedgerArea.name.utf8)
            && !area.utf8.elementsEqual(MandateArea.name.utf8)
    }

    /// The bodies with streams in an area that the rules are about.
    private static func bodies(in shelf: HistoryShelf) -> Set<ODSCode> {
        let none = OrganisationArea.name
        return Set(
            shelf.names.lazy.filter { !$0.area.utf8.elementsEqual(none.utf8) }
                .compactMap { ODSCode($0.second) })
    }

    private func refolded(
        _ root: Stated<StateRoot>
    ) throws(FoldError) -> RefoldedRoot.Outcome {
        do throws(LedgerError) {
            switch try check(root).outcome {
            case .same: return .same
            case .differs(let other, let count): return .differs(root: other, rowCount: count)
            case .notRecomputed(let why): return .notRecomputed(why)
            }
        } catch {
            guard case .fold(let failure) = error else { return .notRecomputed("\(error)") }
            throw failure
        }
    }
}
