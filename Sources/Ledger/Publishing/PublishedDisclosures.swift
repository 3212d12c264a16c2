internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections
internal import TransparencyLog

/// What of sealed values may be shown to anybody, as files beside the tiles.
///
/// `disclosures/<N>.jsonl` holds those of the events in `tile/entries/<N>`, one a line:
/// `{"encoded":…,"position":…}`. The digest of `encoded` stands in the event, so whoever has both
/// checks one against the other. Embargoed and restricted values are not among them: what was
/// revealed stands in the event that reveals it.
struct PublishedDisclosures {
    private let ledger: Ledger
    /// What was suppressed or erased: never published, whatever else is said of it.
    private var takenAway: Set<String> = []
    /// The runs of 256 events of which something was taken away, or given back, since.
    private(set) var touched: Set<UInt64> = []

    /// - Parameter published: The size of the log that the folder verifies at.
    init(_ ledger: Ledger, since published: UInt64) throws(LedgerError) {
        self.ledger = ledger
        do {
            let head = try ledger.store.head().size
            let view = try ledger.ledgerView(at: head)
            for stream in try view.streams(tagged: DisclosureTag.takenAway) {
                guard let fold = try view.fold(stream, in: LedgerArea.self) else { continue }
                for stated in fold.state.suppressions {
                    take(stated.value.values.map(\.digest))
                    if stated.by.index >= published { try touch(stated.value.event) }
                }
                for stated in fold.state.erasures {
                    take(stated.value.values.map(\.digest))
                    guard stated.by.index >= published else { continue }
                    for value in stated.value.values { try touch(value.event) }
                }
                // What was said otherwise meanwhile may concern any of them.
                let restated =
                    fold.corrections.map(\.statedAt) + fold.withdrawn.map(\.withdrawnBy)
                if published > 0, restated.contains(where: { $0.index >= published }) {
                    touched.formUnion(0...((published - 1) >> 8))
                }
            }
        } catch {
            throw LedgerError(error)
        }
    }

    private mutating func take(_ digests: [DisclosureDigest]) {
        takenAway.formUnion(digests.map(\.text))
    }

    private mutating func touch(_ event: EventID) throws {
        if let position = try ledger.store.position(of: event) {
            touched.insert(position.index >> 8)
        }
    }

    /// The path of the file of a run of 256 events.
    static func path(_ run: UInt64) -> String {
        let entries = EntryBundle.path(index: run, width: EntryBundle.fullWidth)
        return "disclosures" + entries.dropFirst("tile/entries".utf8.count) + ".jsonl"
    }

    /// What the file of a run holds; empty when there is to be none.
    ///
    /// - Parameter size: No event at or after it is disclosed.
    func bytes(of run: UInt64, upTo size: UInt64) throws(LedgerError) -> [UInt8] {
        let (first, end) = (run << 8, min((run + 1) << 8, size))
        guard first < end else { return [] }
        do {
            var rows: [(position: Position, disclosure: Disclosure)] = []
            try ledger.store.disclosures(from: Position(first), to: LogSize(end)) { place, row in
                if row.sealing == .narrative || row.sealing == .personal {
                    rows.append((place, row))
                }
                return true
            }
            guard let from = rows.first?.position, let last = rows.last?.position else { return [] }
            let wanted = Set(rows.map(\.position))
            var schemas: [Position: EventSchema] = [:]
            var leaves: [(Position, [UInt8])] = []
            try ledger.store.read(.all, from: from, to: LogSize(last.index + 1)) { row in
                if wanted.contains(row.position) { leaves.append((row.position, Array(row.leaf))) }
                return true
            }
            for (position, leaf) in leaves { schemas[position] = ledger.typeStated(by: leaf) }
            var bytes: [UInt8] = []
            for (position, row) in rows {
                guard let shown = try shown(row, schemas[position]) else { continue }
                let line: JSONObject = [
                    "encoded": .string(shown.encoded), "position": .integer(position.index),
                ]
                bytes += try JSONValue.object(line).canonicalBytes() + [0x0A]
            }
            return bytes
        } catch {
            throw LedgerError(error)
        }
    }

    /// A disclosure in clear; nil when it is not for all, was taken away, or cannot be opened.
    private func shown(
        _ row: Disclosure, _ schema: EventSchema?
    ) throws(VaultError) -> Disclosure? {
        guard schema?.field(at: row.name)?.audience == .everyone, !takenAway.contains(row.digest)
        else { return nil }
        return row.isLocked ? try ledger.vault?.open(row) : row
    }
}

extension Ledger {
    /// Brings the disclosures of some runs of events in a folder to what they are now.
    func publish(
        _ disclosures: PublishedDisclosures, of runs: some Sequence<UInt64>, upTo size: UInt64,
        in tree: inout PublishedTree
    ) throws(LedgerError) {
        for run in runs {
            try tree.write(
                disclosures: try disclosures.bytes(of: run, upTo: size),
                PublishedDisclosures.path(run))
        }
    }
}
