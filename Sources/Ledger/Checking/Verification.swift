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
    public internal(set) var failures: [CheckFailure]
    /// What was checked beside the log itself, in sentences.
    public internal(set) var checked: [String] = []
    /// What remains unproved, in sentences.
    public internal(set) var unproved = [Verification.shownBefore]
    static let shownBefore =
        "that the log is the one that was shown before: only a checkpoint kept elsewhere tells "
        + "(verify --checkpoint FILE --key VKEY)"
    /// The roots of projections on record, folded again; none when anything else is wrong.
    public internal(set) var stateRoots: [StateRootCheck] = []
    /// Which key signs the log at which size, as its events say; none when they say nothing, or
    /// when anything else is wrong.
    public internal(set) var signingKeys = SigningKeys()
    /// The checkpoints kept beside the log that count no more, because their key was revoked
    /// afterwards: that is no damage to the log.
    public internal(set) var revoked = RevokedCheckpoints()
    /// Whether the log was held against what is remembered to have been signed last.
    var isRemembered = false
    /// The roots at the sizes that were asked for.
    var roots: [UInt64: Digest] = [:]

    /// Takes in what a check has found.
    init(leaves: UInt64, root: Digest, failures: [CheckFailure]) {
        self.leaves = leaves
        self.root = root
        self.failures = failures
    }

    /// Whether nothing is wrong.
    public var isSound: Bool { failures.isEmpty }

    /// `{schemaVersion, ok, leaves, root, failures[], checked[], unproved[]}`, and where they are
    /// on record, `stateRoots` of `{position, projection, version, outcome}`, `signingKeys` of
    /// `{key, announcedBy, from?, upTo?, retiredBy?, revokedFrom?, revokedBy?}`, and
    /// `revokedCheckpoints` of `{size, revokedFrom, revokedBy}`.
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
        document["signingKeys"] = JSONValue.list(signingKeys.terms) { .object($0.json) }
        document["revokedCheckpoints"] = revoked.json
        document["checked"] = .array(checked.map { .string($0) })
        document["unproved"] = .array(unproved.map { .string($0) })
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
    /// - Parameters:
    ///   - vault: Opens the personal values whose keys are at hand; nil to open none.
    ///   - memory: Remembers what was signed last, which the log must extend; nil for nothing.
    /// - Throws: ``LedgerError/store(_:)`` when the log cannot be read at all,
    ///   ``LedgerError/fold(_:)`` when a projection on record cannot be folded again.
    public static func verify(
        _ store: any EventStore, _ catalogue: Catalogue = Ledger.catalogue,
        vault: (any DisclosureVault)? = nil, memory: CheckpointMemory? = nil,
        progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> Verification {
        try verify(store, catalogue, rootsAt: [], vault: vault, memory: memory, progress)
    }

    /// The same, held against what an auditor has kept and whom the auditor believes: signed,
    /// extending every checkpoint that was kept, seen by enough witnesses.
    ///
    /// - Parameters:
    ///   - kept: The checkpoints that the auditor has kept.
    ///   - trusted: Whom the auditor believes.
    ///   - vault: Opens the personal values whose keys are at hand; nil to open none.
    ///   - memory: Remembers what was signed last, which the log must extend; nil for nothing.
    /// - Throws: ``LedgerError/store(_:)`` when the log cannot be read at all,
    ///   ``LedgerError/fold(_:)`` when a projection on record cannot be folded again.
    public static func verify(
        _ store: any EventStore, _ catalogue: Catalogue = Ledger.catalogue,
        against kept: [AuditedCheckpoint], trusted: TrustedKeys,
        vault: (any DisclosureVault)? = nil, memory: CheckpointMemory? = nil,
        progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> Verification {
        let sizes = Set(kept.map(\.signed.checkpoint.size))
        var verification = try verify(
            store, catalogue, rootsAt: sizes, vault: vault, memory: memory, progress)
        let own: SignedCheckpoint?
        do throws(StoreError) {
            own = try standingCheckpoint(
                of: store, verification.signingKeys, upTo: LogSize(verification.leaves))
        } catch .damaged {
            // One that cannot be read has been found by the check of the store.
            own = nil
        } catch {
            throw .store(error)
        }
        try verification.compareSigners(of: store, trusted)
        return verification.compared(own: own, with: kept, trusted)
    }

    static func verify(
        _ store: any EventStore, _ catalogue: Catalogue, rootsAt sizes: Set<UInt64>,
        vault: (any DisclosureVault)? = nil, memory: CheckpointMemory? = nil,
        _ progress: (UInt64) -> Void
    ) throws(LedgerError) -> Verification {
        let remembered = try RememberedCheckpoint(of: store.origin, in: memory)
        var verification: Verification
        do throws(StoreError) {
            let check = try store.check(
                tags: { catalogue.tags(ofLeaf: $0) }, rootsAt: sizes.union(remembered.sizes),
                progress: progress)
            verification = Verification(
                leaves: check.leaves, root: check.root, failures: check.failures)
            verification.roots = check.roots
            verification.unproved += check.remarks
        } catch {
            throw .store(error)
        }
        if verification.isSound, verification.leaves > 0 {
            let ledger = try Ledger(store, requestMAC: nil)
            try verification.foldStateRoots(of: ledger)
            try verification.walkKeys(of: ledger)
            try verification.checkCustody(of: ledger)
            if let vault { try verification.openPersonalValues(of: store, with: vault) }
        }
        verification.compare(remembered)
        return verification
    }
}

extension Verification {
    /// Folds the roots of projections that are on record again.
    fileprivate mutating func foldStateRoots(of ledger: Ledger) throws(LedgerError) {
        for recorded in try ledger.recordedStateRoots() {
            let check = try ledger.check(recorded)
            stateRoots.append(check)
            if let failure = check.failure { failures.append(failure) }
        }
    }
}
