public import CanonicalJSON
internal import Commissioning
public import EventLog
public import Projections
public import TransparencyLog

/// Shows to anybody that a projection holds a row, or holds none with a key.
///
/// It carries the event that records the projection's root, and the rows concerned with what ties
/// them to that root: the row itself, or the two that stand where it would be.
public struct StateProof: Sendable {
    /// The key that was asked for.
    public let key: [JSONValue]
    /// The row that has the key; else the neighbours that it would have, in order.
    public let rows: [ProvedRow]
    /// Where the event stands that records the root.
    public let position: Position
    /// That event, exactly as it was hashed.
    public let event: [UInt8]
    /// What ties the event to a checkpoint, a C2SP tlog-proof; nil when none covered it yet.
    public let inclusion: [UInt8]?

    /// A row and what ties it to the root.
    public struct ProvedRow: Sendable {
        /// Zero-based place among the rows.
        public let index: UInt64
        /// The row as it was hashed.
        public let leaf: [UInt8]
        /// The siblings on the way to the root, that of the row first.
        public let path: [Digest]
    }

    /// `{schemaVersion, proof: "state", key, rows[], event, inclusion}`; rows are
    /// `{index, row, path[]}`.
    public var document: Document {
        var document = Document()
        document["proof"] = .string("state")
        document["key"] = .array(key)
        document["rows"] = .array(
            rows.map { row in
                .object([
                    "index": .integer(row.index),
                    "row": .string(String(decoding: row.leaf, as: UTF8.self)),
                    "path": .array(row.path.map { .string($0.base64) }),
                ])
            })
        document["event"] = .object([
            "position": .integer(position.index),
            "leaf": .string(String(decoding: event, as: UTF8.self)),
        ])
        document["inclusion"] = inclusion.map { .string(String(decoding: $0, as: UTF8.self)) }
        return document
    }
}

/// What a proof about a projection's rows proves.
public struct ProvedState: Sendable {
    /// What was folded, and its version.
    public let projection: String
    /// The version of its rows.
    public let version: Int64
    /// The last day whose facts counted.
    public let asOf: String
    /// How many events were known.
    public let logSize: UInt64
    /// The row; nil when it is proved that there is none.
    public let row: StateRow?
}

extension Ledger {
    /// Proves what a projection holds for a key, or that it holds nothing for it.
    ///
    /// - Parameters:
    ///   - name: The projection, such as `organisations`.
    ///   - key: Its key, as many parts as the projection's keys have.
    ///   - position: The event that records the root; nil for the newest of that projection.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when no root of it is on record or this release
    ///   has no such projection, ``LedgerError/usage(_:hint:)`` when the key has another number of
    ///   parts, ``LedgerError/fold(_:)``, ``LedgerError/store(_:)``.
    public func proveState(
        _ name: String, key words: [String], at position: Position? = nil
    ) throws(LedgerError) -> StateProof {
        guard let projection = StateProjections.named(name) else {
            throw .notFound(
                "there is no projection \(name) that has roots",
                hint: "there are \(StateProjections.all.map { $0.name }.joined(separator: ", "))")
        }
        guard words.count == projection.keyForm.count else {
            throw .usage(
                "a key of \(name) has \(projection.keyForm.count) parts, not \(words.count)",
                hint: "write \(projection.keyForm.joined(separator: " "))")
        }
        let recorded = try recordedStateRoots().last {
            $0.value.projection.text.utf8.elementsEqual(name.utf8)
                && (position == nil || $0.by == position)
        }
        guard let recorded else {
            throw .notFound(
                "no root of \(name) is on record" + (position.map { " at event \($0)" } ?? ""),
                hint: "ccgledger state-root record \(name)")
        }
        let folded = try fold(recorded)
        guard folded.outcome == .same, let tree = folded.tree else {
            throw .notFound(
                "the root that event \(recorded.by) records is not that of its rows",
                hint: "ccgledger verify")
        }
        do {
            return try proof(words.map { .string($0) }, tree, recorded)
        } catch {
            throw LedgerError(error)
        }
    }

    private func proof(
        _ key: [JSONValue], _ tree: StateTree, _ root: Stated<StateRoot>
    ) throws -> StateProof {
        let places: [Int]
        switch tree.place(of: key) {
        case .row(let place): places = [place]
        case .absent(let before, let after): places = [before, after].compactMap { $0 }
        }
        let rows = try places.map { place in
            StateProof.ProvedRow(
                index: UInt64(place), leaf: tree.rows[place].leaf,
                path: try tree.proof(ofRow: place).path)
        }
        var leaf: [UInt8] = []
        try store.read(.all, from: root.by, to: LogSize(root.by.index + 1)) { row in
            leaf = Array(row.leaf)
            return false
        }
        return StateProof(
            key: key, rows: rows, position: root.by, event: leaf,
            inclusion: try inclusion(of: root.by))
    }

    /// The proof that the log holds an event; nil when no checkpoint covers it yet.
    private func inclusion(of position: Position) throws(LedgerError) -> [UInt8]? {
        do throws(LedgerError) {
            return try proveInclusion(of: position.description).bytes
        } catch {
            guard case .notFound = error else { throw error }
            return nil
        }
    }
}
