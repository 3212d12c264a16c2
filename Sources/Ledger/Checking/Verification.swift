internal import CanonicalJSON
public import EventLog
public import TransparencyLog

/// What verifying a ledger found.
public struct Verification: Sendable {
    /// How many leaves were hashed again.
    public let leaves: UInt64
    /// The root over them.
    public let root: Digest
    /// What is wrong, in order of position; empty when nothing is.
    public let failures: [CheckFailure]
    /// The roots of projections on record, folded again; none when anything else is wrong.
    public var stateRoots: [StateRootCheck] = []

    /// Whether nothing is wrong.
    public var isSound: Bool { failures.isEmpty }

    /// `{schemaVersion, ok, leaves, root, failures[]}`, and where roots of projections are on
    /// record, `stateRoots` of `{position, projection, version, outcome}`.
    public var document: Document {
        var document = Document()
        document["ok"] = .bool(isSound)
        document["leaves"] = .integer(leaves)
        document["root"] = .string(root.base64)
        document["failures"] = .array(
            failures.map { failure in
                .object(
                    JSONObject(present: [
                        ("position", failure.position.map { .integer($0.index) } ?? .null),
                        ("check", .string(failure.check)), ("reason", .string(failure.reason)),
                    ]))
            })
        document["stateRoots"] = JSONValue.list(stateRoots) { .object($0.json) }
        return document
    }
}

extension Ledger {
    /// Hashes every stored leaf again, rebuilds the root and compares all that is kept beside the
    /// leaves with them: columns, tags, requests, disclosures, tiles, head.
    ///
    /// - Parameter progress: Called now and then with the number of events checked.
    /// - Throws: ``LedgerError/store(_:)`` when the log cannot be read at all,
    ///   ``LedgerError/fold(_:)`` when a projection on record cannot be folded again.
    public func verify(
        progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> Verification {
        try Ledger.verify(store, catalogue, progress: progress)
    }

    /// The same, for a log whose first event may be damaged.
    ///
    /// - Throws: ``LedgerError/store(_:)`` when the log cannot be read at all,
    ///   ``LedgerError/fold(_:)`` when a projection on record cannot be folded again.
    public static func verify(
        _ store: any EventStore, _ catalogue: Catalogue = Ledger.catalogue,
        progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> Verification {
        do {
            let check = try store.check(tags: { catalogue.tags(ofLeaf: $0) }, progress: progress)
            let found = Verification(
                leaves: check.leaves, root: check.root, failures: check.failures)
            guard found.isSound, check.leaves > 0 else { return found }
            return try found.withStateRoots(of: Ledger(store, requestMAC: nil))
        } catch {
            throw LedgerError(error)
        }
    }
}

extension Verification {
    /// With the roots of projections that are on record, each folded again.
    fileprivate func withStateRoots(of ledger: Ledger) throws(LedgerError) -> Verification {
        var checks: [StateRootCheck] = []
        for recorded in try ledger.recordedStateRoots() {
            checks.append(try ledger.check(recorded))
        }
        return Verification(
            leaves: leaves, root: root, failures: failures + checks.compactMap(\.failure),
            stateRoots: checks)
    }
}
