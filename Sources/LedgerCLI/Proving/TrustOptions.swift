internal import ArgumentParser
internal import Ledger
internal import TransparencyLog

/// Whom an auditor believes.
struct TrustOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The verifier key of the ledger, or the file that holds it.", valueName: "vkey"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Logs and witnesses that you believe (C2SP tlog-policy).", valueName: "file"))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            "A checkpoint that you have kept; may be repeated.", valueName: "file"))
    var checkpoint: [String] = []

    /// Whether anything was given.
    var isEmpty: Bool { key == nil && policy == nil && checkpoint.isEmpty }

    /// Whom the auditor believes.
    ///
    /// - Throws: ``LedgerError``.
    func trusted() throws(LedgerError) -> TrustedKeys {
        var verifier: VerifierKey?
        if let key { verifier = try KeyFiles.verifier(key) }
        var known: WitnessPolicy?
        if let policy { known = try KeyFiles.policy(at: policy) }
        return try TrustedKeys(log: verifier, policy: known)
    }

    /// What the auditor has kept.
    ///
    /// - Throws: ``LedgerError``.
    func kept() throws(LedgerError) -> [AuditedCheckpoint] {
        var kept: [AuditedCheckpoint] = []
        for file in checkpoint {
            kept.append(AuditedCheckpoint(file: file, signed: try KeyFiles.checkpoint(at: file)))
        }
        return kept
    }
}
