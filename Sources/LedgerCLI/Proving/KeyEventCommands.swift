internal import ArgumentParser
internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Ledger
internal import TransparencyLog

/// Why a key signs no longer.
struct KeyReasonOptions: ParsableArguments {
    @Option(help: CodeWord.help("Why", SigningKeyReason.self))
    var reasonCode: String?

    /// The reason; nil when none was given.
    ///
    /// - Throws: ``Failure`` for a word that is no reason.
    func reason() throws -> SigningKeyReason? {
        try reasonCode.map { try CodeWord.read($0, "--reason-code", SigningKeyReason.self) }
    }
}

extension ActingOptions {
    /// Opens the ledger, records an event about its keys, and says so.
    fileprivate func recordKeyEvent(
        _ type: String, _ options: LedgerOptions,
        _ record: (Ledger) async throws -> Recorded
    ) async throws {
        let open = try options.openForWriting(try defaults())
        let recorded = try await record(open.ledger)
        Recordings.current.note(recorded.receipt)
        try await open.close()
        try RecordedAnswer(recorded: recorded, type: type, stream: "ledger/keys")
            .write(json: options.json)
    }
}

/// Announces a key.
struct KeyAnnounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "announce",
        abstract: "Records that a key may sign the log; the first one signs from its beginning.",
        discussion: Examples.text(
            "ccgledger key announce --key vale.key",
            "ccgledger key announce --key next.key --current vale.key",
            note: """
                Announce the next key while you have the present one, and keep it elsewhere: if \
                the present one is lost or stolen, only a key that was announced can revoke it.
                """))

    @Option(help: ArgumentHelp("The key that is announced; it signs, too.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("The key in use, which vouches for it.", valueName: "file"))
    var current: String?

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let key = try SigningKeyFile.signer(at: key)
        let current = try current.map { try SigningKeyFile.signer(at: $0) }
        try await acting.recordKeyEvent("ledger.signing-key-announced.v1", options) { ledger in
            try await ledger.announceKey(key, vouchedBy: current)
        }
    }
}

/// Has another key sign.
struct KeyRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Records that from now on another key signs the log; both keys sign that.",
        discussion: Examples.text(
            "ccgledger key rotate --old vale.key --new next.key --reason-code scheduled"))

    @Option(help: ArgumentHelp("The key in use.", valueName: "file"))
    var old: String

    @Option(help: ArgumentHelp("The key that signs from now on.", valueName: "file"))
    var new: String

    @OptionGroup var why: KeyReasonOptions
    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let reason = try why.reason()
        let old = try SigningKeyFile.signer(at: old)
        let new = try SigningKeyFile.signer(at: new)
        try await acting.recordKeyEvent("ledger.signing-key-rotated.v1", options) { ledger in
            try await ledger.rotateKey(from: old, to: new, reason: reason)
        }
    }
}

/// Revokes a key.
struct KeyRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Records that what a key signed counts up to a position and no further.",
        discussion: Examples.text(
            "ccgledger key revoke vale.key.vkey --from 1042 --key next.key \\",
            "    --reason-code compromised",
            note: """
                The key in use is revoked by one that was announced before it was lost or stolen, \
                which signs from then on; any other key by the one in use. \

                A checkpoint of the key that covers the position, or what came after it, counts \
                no more: nobody should rely on it, and nothing is proved with it. Each that is \
                kept is named; sign the log anew, publish that, and tell whoever keeps the old one.
                """))

    @Argument(help: "The verifier key that is revoked, or the file that holds it.")
    var revoked: String

    @Option(
        help: ArgumentHelp("The first position that it does not cover.", valueName: "position"))
    var from: UInt64

    @Option(help: ArgumentHelp("The key that revokes it.", valueName: "file"))
    var key: String

    @OptionGroup var why: KeyReasonOptions
    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let reason = try why.reason()
        let revoked = try KeyFiles.verifier(revoked)
        let signer = try SigningKeyFile.signer(at: key)
        let open = try options.openForWriting(try acting.defaults())
        let recorded = try await open.ledger.revokeKey(
            revoked, from: from, signedBy: signer, reason: reason)
        Recordings.current.note(recorded.receipt)
        let overtaken = try open.ledger.revokedCheckpoints().revoked(by: recorded.receipt.first)
        try await open.close()
        try RecordedAnswer(
            recorded: recorded, type: "ledger.signing-key-revoked.v1", stream: "ledger/keys",
            revoked: overtaken
        ).write(json: options.json)
        let terminal = Terminal.current
        for sentence in overtaken.sentences { terminal.say("warning: \(sentence)") }
        guard !overtaken.areReplaced else { return }
        terminal.say(
            "hint: ccgledger checkpoint --key \(key) signs the log anew; then publish it, and tell "
                + "whoever keeps one that counts no more")
    }
}

/// Lists keys.
struct KeyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the keys that the log names, and what became of each.",
        discussion: Examples.text("ccgledger key list", "ccgledger key list --json"))

    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForReading()
        let keys = try open.ledger.signingKeys()
        try await open.close()
        let terminal = Terminal.current
        guard !options.json else {
            var document = Document()
            document["signingKeys"] = .array(keys.terms.map { .object($0.json) })
            terminal.print(document.bytes)
            return
        }
        for term in keys.terms {
            terminal.print(term.key.text)
            terminal.print("  \(KeyListCommand.words(term))")
        }
        terminal.print(Words.count(keys.terms.count, "key"))
    }

    private static func words(_ term: SigningKeys.Term) -> String {
        var words = "announced by event \(term.announcedBy)"
        switch (term.sizes, term.retiredBy ?? term.revoked?.by) {
        case (nil, _): words += ", not in use"
        case (let sizes?, nil):
            words += ", signs from \(Words.count(sizes.lowerBound, "event")) on"
        case (let sizes?, _?):
            words +=
                ", signed from \(sizes.lowerBound) to "
                + Words.count(sizes.upperBound, "event")
        }
        if let event = term.retiredBy { words += ", retired by event \(event)" }
        if let revoked = term.revoked {
            words += ", revoked from position \(revoked.from) by event \(revoked.by)"
        }
        return words
    }
}
