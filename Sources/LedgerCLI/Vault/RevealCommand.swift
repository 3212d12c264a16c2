internal import ArgumentParser
internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Ledger

/// Makes sealed values known.
struct RevealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reveal",
        abstract: "Makes embargoed or restricted values of an event known, by an event.",
        discussion: Examples.text(
            "ccgledger reveal 12 --reason-code embargoEnded",
            "ccgledger reveal 12 --field price --reason-code embargoEnded --dry-run",
            note: """
                The event carries the values with their salts, so that everybody can hold them \
                against the digests in the leaf. It cannot be taken back. What is personal is \
                never revealed; what the schema keeps back until another event stands in the \
                stream is refused before, and so is embargoEnded before the bid is opened.
                """))

    @Argument(help: "The position or id of the event.")
    var event: String

    @Option(
        name: .customLong("field"),
        help: ArgumentHelp(
            "Only this value, as show names it; may be repeated. Default: all that can be.",
            valueName: "path"))
    var fields: [String] = []

    @Option(help: CodeWord.help("Why", RevealReason.self))
    var reasonCode: String

    @Flag(name: .customLong("dry-run"), help: "Say what would be revealed, record nothing.")
    var isDryRun = false

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let reason = try CodeWord.read(reasonCode, "--reason-code", RevealReason.self)
        let open = try options.openForWriting(try acting.defaults())
        let answer = try await open.ledger.reveal(
            event, fields: fields, reason: reason, isDryRun: isDryRun)
        try await open.close()
        VaultText.write(answer, "revealed", json: options.json)
    }
}

/// A word that is one of a list of codes.
enum CodeWord {
    /// What an option says of its words.
    static func help<Code: CodeList>(_ what: String, _ codes: Code.Type) -> ArgumentHelp {
        ArgumentHelp("\(what): \(list(codes)).", valueName: "code")
    }

    /// Reads a word.
    ///
    /// - Throws: ``Failure`` with the words that there are.
    static func read<Code: CodeList>(
        _ word: String, _ option: String, _ codes: Code.Type
    ) throws(Failure) -> Code {
        guard let code = Code(rawValue: word) else {
            throw Failure(
                .usage, "\(option) \(word) is none of the words there are",
                hint: "write one of \(list(codes))")
        }
        return code
    }

    private static func list<Code: CodeList>(_ codes: Code.Type) -> String {
        Code.allCases.map(\.rawValue).joined(separator: ", ")
    }
}

/// A reference that must be one.
enum ReferenceWord {
    /// Reads a word.
    ///
    /// - Throws: ``Failure`` when it is none.
    static func read(_ word: String, _ option: String) throws(Failure) -> Reference {
        guard let reference = Reference(word) else {
            throw Failure(
                .usage, "\(option) \(word) is not a reference",
                hint: "write 1 to 128 printable ASCII characters without spaces")
        }
        return reference
    }
}

/// What became of sealed values, as a person reads it.
enum VaultText {
    /// Writes an answer.
    static func write(_ answer: VaultAnswer, _ done: String, json: Bool) {
        for recorded in answer.recorded { Recordings.current.note(recorded.receipt) }
        let terminal = Terminal.current
        guard !json else {
            terminal.print(answer.document.bytes)
            return
        }
        let what = answer.isDryRun ? "would be \(done)" : done
        terminal.print("\(Words.count(answer.values.count, "sealed value")) \(what)")
        for value in answer.values {
            terminal.print("  event \(value.position)  \(value.field)")
        }
        for recorded in answer.recorded {
            terminal.print("recorded event \(recorded.receipt.first): \(answer.type)")
        }
        for value in answer.stillShown {
            let field = value.field
            terminal.print(
                "event \(value.position) says the same fact and still shows \(field): "
                    + "ccgledger suppress \(value.position) --field \(field)")
        }
        if answer.isDryRun { terminal.say("nothing is done and nothing recorded") }
    }

    /// Refuses what cannot be undone unless the ledger was named once more.
    ///
    /// - Throws: ``Failure``.
    static func confirm(_ given: String?, _ open: OpenLedger, _ what: String) throws(Failure) {
        guard given != open.ledger.store.origin else { return }
        throw Failure(
            .usage, "\(what), so it wants the ledger's origin",
            hint: "--confirm \(open.ledger.store.origin), or --dry-run to see what it would do")
    }
}
