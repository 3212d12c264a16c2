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

    /// Whether nothing is wrong.
    public var isSound: Bool { failures.isEmpty }

    /// `{schemaVersion, ok, leaves, root, failures[]}`.
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
        return document
    }
}

extension Ledger {
    /// Hashes every stored leaf again, rebuilds the root and compares all that is kept beside the
    /// leaves with them: columns, tags, requests, disclosures, tiles, head.
    ///
    /// - Parameter progress: Called now and then with the number of events checked.
    /// - Throws: ``LedgerError/store(_:)`` when the log cannot be read at all.
    public func verify(
        progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> Verification {
        try Ledger.verify(store, catalogue, progress: progress)
    }

    /// The same, for a log whose first event may be damaged.
    ///
    /// - Throws: ``LedgerError/store(_:)`` when the log cannot be read at all.
    public static func verify(
        _ store: any EventStore, _ catalogue: Catalogue = Ledger.catalogue,
        progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> Verification {
        do throws(StoreError) {
            let check = try store.check(tags: { catalogue.tags(ofLeaf: $0) }, progress: progress)
            return Verification(
                leaves: check.leaves, root: check.root, failures: check.failures)
        } catch {
            throw .store(error)
        }
    }
}
