public import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Projections
public import TransparencyLog

extension Verification {
    /// Walks the events about signing keys and custody, and holds every checkpoint that is kept
    /// beside the log against the key that was in use at its size.
    mutating func walkKeys(of ledger: Ledger) throws(LedgerError) {
        let walk = try ledger.walkSigningKeys()
        failures += walk.failures
        signingKeys = walk.keys
        if walk.ofOtherLogs > 0 {
            checked.append(
                "events about keys of other logs, which say nothing of this one: "
                    + "\(walk.ofOtherLogs)")
        }
        guard !walk.keys.isEmpty else { return }
        var count = 0
        var found: [CheckFailure] = []
        var revoked = RevokedCheckpoints()
        try Verification.forEachKept(in: ledger.store) { kept in
            count += 1
            guard let error = revoked.take(kept, walk.keys) else { return }
            found.append(
                CheckFailure(
                    position: nil, check: "signing-key",
                    reason: "the checkpoint of \(kept.checkpoint.size) events: \(error)"))
        }
        failures += found
        self.revoked = revoked
        checked.append(
            "signing keys that the log names: \(walk.keys.terms.count); checkpoints beside it that "
                + "were held against them: \(count)")
    }

    /// Calls `body` with each checkpoint that is kept and can be read; one that cannot has been
    /// found by the check of the store.
    static func forEachKept(
        in store: any EventStore, _ body: (SignedCheckpoint) -> Void
    ) throws(LedgerError) {
        do throws(StoreError) {
            try store.checkpoints { kept in
                if let signed = try? SignedCheckpoint(parsing: kept.note) { body(signed) }
                return true
            }
        } catch {
            throw .store(error)
        }
    }

    /// Says what is on record of custody, and compares what was handed on of this log with it.
    mutating func checkCustody(of ledger: Ledger) throws(LedgerError) {
        var elsewhere = 0
        do {
            let view = try ledger.ledgerView(at: LogSize(leaves))
            for stream in try view.streams(tagged: Custody.tag) {
                guard let fold = try view.fold(stream, in: LedgerArea.self) else { continue }
                for stated in fold.state.custody {
                    if stated.value.from.text.utf8.elementsEqual(ledger.store.origin.utf8) {
                        try check(stated, ledger)
                    } else {
                        elsewhere += 1
                    }
                }
            }
        } catch {
            throw LedgerError(error)
        }
        if elsewhere > 0 {
            unproved.append(
                "what other logs held when they were handed on, as so many events say: "
                    + "\(elsewhere); it is to be checked there")
        }
    }

    private mutating func check(
        _ stated: Stated<Custody>, _ ledger: Ledger
    ) throws(LedgerError) {
        let (custody, size) = (stated.value, UInt64(clamping: stated.value.size))
        checked.append(
            "event \(stated.by): this log was handed on to \(custody.to) with \(size) events")
        var root: Digest?
        if size <= stated.by.index { root = try StoreTiles(store: ledger.store).root(at: size) }
        guard root?.base64 != custody.root.text else { return }
        failures.append(
            CheckFailure(
                position: stated.by, check: "custody",
                reason: "the first \(size) events are not those that were handed on"))
    }
}

extension TrustedKeys {
    /// What is believed of a checkpoint of a log that says itself which key signs it at which size:
    /// whoever believes one of its keys follows it to the others.
    ///
    /// - Throws: ``LedgerError/unproved(_:hint:)``, ``LedgerError/input(_:)``.
    func verdict(
        on checkpoint: SignedCheckpoint, _ keys: SigningKeys
    ) throws(LedgerError) -> PolicyVerdict {
        guard !keys.isEmpty else { return try verdict(on: checkpoint) }
        guard believesOne(of: keys, for: checkpoint.checkpoint.origin) else {
            _ = try verdict(on: checkpoint)
            throw .unproved(
                "the key that you believe is none that the log announces",
                hint: "ask whoever keeps the log which key it began with")
        }
        let key: VerifierKey
        do throws(SigningKeyError) { key = try keys.signer(of: checkpoint) } catch {
            throw .unproved("\(error)", hint: nil)
        }
        do throws(CheckpointError) {
            return try policy.verdict(on: checkpoint, log: key)
        } catch {
            throw LedgerError(checkpoint: error, in: nil)
        }
    }
}

extension TrustedKeys {
    /// Whether one of the keys that a log of that name announces is believed.
    func believesOne(of keys: SigningKeys, for origin: KeyName) -> Bool {
        (log.map { [$0] } ?? policy.logs).contains { $0.name == origin && keys.knows($0) }
    }
}

extension SigningKeys.Term {
    /// `{key, announcedBy, from?, upTo?, retiredBy?, revokedFrom?, revokedBy?}`.
    public var json: JSONObject {
        JSONObject(present: [
            ("key", .string(key.text)), ("announcedBy", .integer(announcedBy)),
            ("from", sizes.map { .integer($0.lowerBound) }),
            (
                "upTo",
                sizes.flatMap { sizes in
                    retiredBy == nil && revoked == nil ? nil : .integer(sizes.upperBound)
                }
            ),
            ("retiredBy", retiredBy.map { .integer($0) }),
            ("revokedFrom", revoked.map { .integer($0.from) }),
            ("revokedBy", revoked.map { .integer($0.by) }),
        ])
    }
}
