internal import EventLog
public import TransparencyLog

/// Whom an auditor believes: from the auditor's own files, never from what is checked.
public struct TrustedKeys: Sendable {
    /// The key of the log; nil where the policy names it.
    public let log: VerifierKey?
    /// The logs and witnesses, and how many of these must have signed.
    public let policy: WitnessPolicy

    /// - Parameters:
    ///   - log: The key of the log; nil where the policy names it.
    ///   - policy: The logs and witnesses; nil to ask for no witness.
    /// - Throws: ``LedgerError/usage(_:hint:)`` when no log is believed,
    ///   ``LedgerError/input(_:)`` when the key is that of a witness.
    public init(log: VerifierKey?, policy: WitnessPolicy?) throws(LedgerError) {
        guard log != nil || policy?.logs.isEmpty == false else {
            throw .usage(
                "nobody says which log is to be believed",
                hint: "give --key VKEY, or a --policy with a log, from a file of your own")
        }
        if log?.kind == .cosignature {
            throw .malformed(
                nil, "the key is that of a witness, not of a log",
                hint: "give the .vkey file of the ledger's key")
        }
        self.log = log
        self.policy = policy ?? .noWitnesses
    }

    /// What is believed of a checkpoint, whose log must have signed it.
    ///
    /// - Parameter file: What the checkpoint came from.
    /// - Throws: ``LedgerError/unproved(_:hint:)``, ``LedgerError/input(_:)``.
    public func verdict(
        on checkpoint: SignedCheckpoint, in file: String? = nil
    ) throws(LedgerError) -> PolicyVerdict {
        do throws(CheckpointError) {
            return try policy.verdict(on: checkpoint, log: log)
        } catch {
            throw LedgerError(checkpoint: error, in: file)
        }
    }

    /// How many signatures on a checkpoint are neither of its log nor of a witness that is named.
    func strangers(on checkpoint: SignedCheckpoint, _ keys: SigningKeys) -> Int {
        let known = [log].compactMap { $0 } + policy.logs + policy.witnesses + keys.terms.map(\.key)
        return checkpoint.note.signatures.count { signature in
            !known.contains { $0.name == signature.name && $0.id == signature.id }
        }
    }

    /// Who has signed a checkpoint, and what is asked for, in sentences.
    static func sentences(_ verdict: PolicyVerdict, _ checkpoint: Checkpoint) -> [String] {
        let names = verdict.cosignatures.map { cosignature in
            "\(cosignature.key.name) at \(Instant(secondsSince1970: cosignature.time))"
        }
        var sentences = [
            "the checkpoint of \(checkpoint.size) events was signed by the key of "
                + "\(verdict.log.name)"
        ]
        if !names.isEmpty {
            sentences.append(
                "witnesses that signed it: "
                    + names.joined(separator: ", "))
        }
        if let quorum = verdict.quorum {
            sentences.append(
                verdict.isQuorumMet
                    ? "the quorum \(quorum) of the policy is met"
                    : "the quorum \(quorum) of the policy is NOT met")
        }
        return sentences
    }

    /// What a checkpoint leaves open, whoever has signed it.
    static func openEnds(_ verdict: PolicyVerdict) -> [String] {
        let facts = "that what the events say is true: only that it is there, and unchanged"
        guard verdict.quorum == nil else { return [facts] }
        return [
            "that everybody is shown the same log: no witness was asked for (--policy FILE)", facts,
        ]
    }
}

extension Instant {
    /// A moment as a witness writes it; brought into years up to 9999.
    init(secondsSince1970 seconds: UInt64) {
        self.init(microseconds: Int64(min(seconds, 253_402_300_799)) * 1_000_000)
    }
}
