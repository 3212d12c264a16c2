internal import Ledger
internal import SafeFiles
internal import TransparencyLog

/// The file of a key that a command is told to sign with.
enum SigningKeyFile {
    /// The key in a file; with a warning when others than its owner can read it or take its place.
    ///
    /// A warning and no refusal: on some media every file is open to all, and a log that is not
    /// signed is worse than one that is.
    /// - Throws: ``LedgerError``.
    static func signer(at path: String) throws(LedgerError) -> SignerKey {
        let key = try KeyFiles.signer(at: path)
        if Machine.isOpenToOthers(path) {
            let terminal = Terminal.current
            terminal.say("warning: \(openWords(path)): whoever reads it can sign as the log does")
            terminal.say(
                "hint: \(closing(path)); if somebody may have read it: ccgledger key rotate")
        }
        return key
    }

    /// Whether a file holds one.
    static func isOne(_ path: String) -> Bool {
        let beginning = try? SafeFiles.readBeginning(of: path, atMost: SecretForm.telling)
        return beginning.flatMap { SecretForm(beginning: $0) } == .signingKey
    }

    /// What is wrong with a key that is open to others, without a full stop.
    static func openWords(_ path: String) -> String {
        "the signing key \(path) is open to others than its owner"
    }

    /// What closes it to them.
    static func closing(_ path: String) -> String { "chmod 600 \(path)" }
}
