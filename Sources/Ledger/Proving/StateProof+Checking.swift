internal import CanonicalJSON
internal import EventLog
internal import Projections
internal import TransparencyLog

/// Why a proof about a projection's rows proves nothing.
public enum StateProofError: Error, Hashable, Sendable {
    /// It is no such document: where, and what is wrong there.
    case malformed(path: String, reason: String)
    /// It does not say that it is one.
    case noStateProof
    /// The event that it carries records no root.
    case eventRecordsNoRoot
    /// A row does not lead to the root.
    case rowNotUnderRoot(index: UInt64)
    /// The rows that it carries do not say whether there is a row with the key.
    case rowsDoNotDecide
}

extension StateProofError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .malformed(let path, let reason): "\(path): \(reason)"
        case .noStateProof: "it is not a proof about rows"
        case .eventRecordsNoRoot: "the event that it carries records no root"
        case .rowNotUnderRoot(let index): "row \(index) does not lead to the root on record"
        case .rowsDoNotDecide:
            "its rows are neither the row with that key nor the neighbours it would have"
        }
    }
}

extension StateProof {
    /// Reads what ``document`` writes; nothing is checked yet.
    ///
    /// - Throws: ``StateProofError/noStateProof``, ``StateProofError/malformed(path:reason:)``.
    public init(parsing bytes: [UInt8]) throws(StateProofError) {
        let profile = JSONProfile.interchange(maximumLength: bytes.count)
        guard case .object(let object)? = try? JSONValue(parsing: bytes, profile: profile),
            case .string("state")? = object["proof"]
        else { throw .noStateProof }
        guard case .array(let key)? = object["key"], !key.isEmpty,
            key.allSatisfy({ $0.kind == .string || $0.kind == .number })
        else { throw .malformed(path: "/key", reason: "not a list of strings and integers") }
        guard case .array(let rows)? = object["rows"], rows.count <= 2 else {
            throw .malformed(path: "/rows", reason: "not a list of at most two rows")
        }
        guard case .object(let event)? = object["event"],
            case .number(let number)? = event["position"], let index = number.int, index >= 0,
            case .string(let leaf)? = event["leaf"]
        else { throw .malformed(path: "/event", reason: "not a position and a leaf") }
        var proved: [ProvedRow] = []
        for (place, row) in rows.enumerated() {
            guard let row = ProvedRow(row) else {
                throw .malformed(
                    path: "/rows/\(place)", reason: "not an index, a row and a path of digests")
            }
            proved.append(row)
        }
        var inclusion: [UInt8]?
        switch object["inclusion"] {
        case nil: break
        case .string(let text)?: inclusion = Array(text.utf8)
        default: throw .malformed(path: "/inclusion", reason: "not a text")
        }
        self.init(
            key: key, rows: proved, position: Position(UInt64(index)), event: Array(leaf.utf8),
            inclusion: inclusion)
    }

    /// Says what it proves, of the log that holds its event; that it does is for the proof of
    /// inclusion to show.
    ///
    /// - Throws: ``StateProofError``.
    public func check() throws(StateProofError) -> ProvedState {
        let root = try recordedRoot()
        var found: [StateRow] = []
        for row in rows {
            let proof = InclusionProof(index: row.index, size: root.rowCount, path: row.path)
            guard (try? proof.verify(leaf: TreeHash.leaf(row.leaf), root: root.root)) != nil,
                let parsed = StateRow(leaf: row.leaf)
            else { throw .rowNotUnderRoot(index: row.index) }
            found.append(parsed)
        }
        return ProvedState(
            projection: root.projection, version: root.version, asOf: root.asOf,
            logSize: root.logSize, row: try decide(found, root))
    }

    /// The row with the key; nil when the rows prove that there is none.
    private func decide(
        _ found: [StateRow], _ root: RecordedRoot
    ) throws(StateProofError) -> StateRow? {
        if let row = found.first, found.count == 1, row.key == key { return row }
        let wanted = StateRow(key: key, value: .null).keyBytes
        let isBelow = found.map { $0.keyBytes.lexicographicallyPrecedes(wanted) }
        let isAbove = found.map { wanted.lexicographicallyPrecedes($0.keyBytes) }
        let last = root.rowCount &- 1
        let decides =
            switch found.count {
            case 0: root.rowCount == 0 && root.root == TreeHash.emptyRoot
            case 1:
                isAbove[0] && rows[0].index == 0 || isBelow[0] && rows[0].index == last
            default:
                isBelow[0] && isAbove[1] && rows[0].index < last
                    && rows[1].index == rows[0].index + 1
            }
        guard decides else { throw .rowsDoNotDecide }
        return nil
    }

    private struct RecordedRoot {
        let projection: String
        let version: Int64
        let asOf: String
        let logSize: UInt64
        let root: Digest
        let rowCount: UInt64
    }

    private func recordedRoot() throws(StateProofError) -> RecordedRoot {
        let profile = JSONProfile.interchange(maximumLength: event.count)
        guard case .object(let leaf)? = try? JSONValue(parsing: event, profile: profile),
            case .string("ledger.state-root-recorded.v1")? = leaf["type"],
            case .object(let data)? = leaf["data"],
            case .string(let projection)? = data["projection"],
            case .number(let version)? = data["version"], let version = version.int,
            case .string(let asOf)? = data["asOf"],
            case .number(let size)? = data["logSize"], let size = size.int, size >= 0,
            case .string(let root)? = data["root"], let root = Digest(base64: root),
            case .number(let count)? = data["rowCount"], let count = count.int, count >= 0
        else { throw .eventRecordsNoRoot }
        return RecordedRoot(
            projection: projection, version: version, asOf: asOf, logSize: UInt64(size),
            root: root, rowCount: UInt64(count))
    }
}

extension StateProof.ProvedRow {
    fileprivate init?(_ value: JSONValue) {
        guard case .object(let row) = value,
            case .number(let index)? = row["index"], let index = index.int, index >= 0,
            case .string(let leaf)? = row["row"], case .array(let path)? = row["path"],
            path.count <= 64
        else { return nil }
        var digests: [Digest] = []
        for element in path {
            guard case .string(let text) = element, let digest = Digest(base64: text) else {
                return nil
            }
            digests.append(digest)
        }
        self.init(index: UInt64(index), leaf: Array(leaf.utf8), path: digests)
    }
}
