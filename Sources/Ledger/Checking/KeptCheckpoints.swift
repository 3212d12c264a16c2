internal import EventLog
public import TransparencyLog

/// A checkpoint that an auditor has kept, and the file it came from.
public struct AuditedCheckpoint: Sendable {
    /// The file.
    public let file: String
    /// What is in it.
    public let signed: SignedCheckpoint

    /// Takes a checkpoint out of a file.
    public init(file: String, signed: SignedCheckpoint) {
        self.file = file
        self.signed = signed
    }
}

extension Verification {
    /// The same verification, held against what the auditor has kept and whom the auditor believes.
    ///
    /// - Parameters:
    ///   - own: The largest checkpoint kept beside the log that counts; nil when there is none.
    ///   - kept: What the auditor has kept.
    ///   - trusted: Whom the auditor believes.
    func compared(
        own: SignedCheckpoint?, with kept: [AuditedCheckpoint], _ trusted: TrustedKeys
    ) -> Verification {
        var result = self
        result.unproved.removeAll { $0 == Verification.shownBefore }
        guard let own else {
            result.fail(
                "signature",
                revoked.isEmpty
                    ? "no checkpoint is kept beside the log, so nobody signed it"
                    : "no checkpoint that is kept beside the log counts any more: whoever keeps it "
                        + "is to sign it anew, with a key that is in use")
            result.compare(kept, trusted)
            return result
        }
        do throws(LedgerError) {
            let verdict = try trusted.verdict(on: own, signingKeys)
            result.checked += TrustedKeys.sentences(verdict, own.checkpoint)
            result.unproved += TrustedKeys.openEnds(verdict)
            if !verdict.isQuorumMet {
                result.fail(
                    "quorum", "the quorum \(verdict.quorum ?? "") of the policy is not met")
            }
        } catch {
            result.fail("signature", "the ledger's own checkpoint: \(error.sentence)")
        }
        if own.checkpoint.size < leaves {
            result.unproved.insert(
                "the last \(leaves - own.checkpoint.size) events: nobody has signed them yet",
                at: 0)
        }
        result.compare(kept, trusted)
        return result
    }

    /// Holds every checkpoint that is kept beside the log against those whom the auditor believes;
    /// signatures of others prove nothing, and are counted.
    mutating func compareSigners(
        of store: any EventStore, _ trusted: TrustedKeys
    ) throws(LedgerError) {
        let keys = signingKeys
        var strangers = 0
        var found: [String] = []
        try Verification.forEachKept(in: store) { kept in
            strangers += trusted.strangers(on: kept, keys)
            do throws(LedgerError) { _ = try trusted.verdict(on: kept, keys) } catch {
                // What counts no more has been said, and was no forgery when it was kept.
                if trusted.counted(kept, keys) { return }
                found.append(
                    "a checkpoint of \(kept.checkpoint.size) events that is kept beside the log: "
                        + error.sentence)
            }
        }
        for reason in found { fail("signature", reason) }
        if strangers > 0 {
            unproved.append(Verification.open(strangers, on: "checkpoints kept beside the log"))
        }
    }

    private static func open(_ strangers: Int, on what: String) -> String {
        "who made \(strangers) of the signatures on \(what): nobody whom you named"
    }

    private mutating func compare(_ kept: [AuditedCheckpoint], _ trusted: TrustedKeys) {
        if kept.isEmpty, !isRemembered {
            unproved.insert(
                "that the log is the one that was shown before: no kept checkpoint was given", at: 0
            )
        }
        for one in kept { compare(one, trusted) }
        for (place, one) in kept.enumerated() {
            let (mine, first) = (one.signed.checkpoint, kept[..<place])
            if let other = first.first(where: { other in
                other.signed.checkpoint.size == mine.size
                    && other.signed.checkpoint.root != mine.root
            }) {
                fail(
                    "split",
                    "\(other.file) and \(one.file) are two logs of \(mine.size) events under one "
                        + "name: together they prove it to anybody")
            }
        }
    }

    private mutating func compare(_ kept: AuditedCheckpoint, _ trusted: TrustedKeys) {
        let checkpoint = kept.signed.checkpoint
        var doubt = ""
        do throws(LedgerError) {
            _ = try trusted.verdict(on: kept.signed, signingKeys)
        } catch {
            guard trusted.counted(kept.signed, signingKeys) else {
                return fail("signature", "\(kept.file): \(error.sentence)")
            }
            // It was believed when it was kept: the log must extend it all the more.
            unproved.append(
                "who made \(kept.file): \(error.sentence); keep a newer one in its place")
            doubt = ", unless somebody else made it with the key that is now revoked"
        }
        let strangers = trusted.strangers(on: kept.signed, signingKeys)
        if strangers > 0 { unproved.append(Verification.open(strangers, on: kept.file)) }
        compare(
            checkpoint,
            shorter: "\(kept.file) is of \(checkpoint.size) events, and the log has only \(leaves)"
                + doubt,
            other: "\(kept.file): the first \(checkpoint.size) events are not those that it was "
                + "signed over" + doubt,
            extended: "the log extends \(kept.file): its first \(checkpoint.size) events are "
                + "unchanged")
    }

    /// Holds the log against a checkpoint that it must extend.
    ///
    /// - Parameters:
    ///   - shorter: What to say of a log that has fewer events.
    ///   - other: What to say of one whose first events have another root.
    ///   - extended: What was checked, where it is neither.
    mutating func compare(
        _ checkpoint: Checkpoint, shorter: String, other: String, extended: String
    ) {
        guard checkpoint.size <= leaves else { return fail("rollback", shorter) }
        guard roots[checkpoint.size] == checkpoint.root else { return fail("rewritten", other) }
        checked.append(extended)
    }

    mutating func fail(_ check: String, _ reason: String) {
        failures.append(CheckFailure(position: nil, check: check, reason: reason))
    }
}

extension TrustedKeys {
    /// Whether a checkpoint was believed until its key was revoked.
    fileprivate func counted(_ checkpoint: SignedCheckpoint, _ keys: SigningKeys) -> Bool {
        believesOne(of: keys, for: checkpoint.checkpoint.origin)
            && keys.revocation(of: checkpoint) != nil
    }
}

extension LedgerError {
    /// What is wrong, in one sentence.
    var sentence: String {
        switch self {
        case .unproved(let sentence, _): sentence
        case .input(let errors): errors.first?.reason ?? "it cannot be read"
        default: "\(self)"
        }
    }
}
