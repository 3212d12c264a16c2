internal import ArgumentParser
internal import EventLog
internal import Interchange
internal import Ledger
internal import Projections

/// Prints the register of interests.
struct InterestsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interests",
        abstract: "Prints the register of interests of a body, as published or as held.",
        discussion: Examples.text(
            "ccgledger interests FICQUAY --as-of 2018-01-31",
            "ccgledger interests FICQUAY --held --person person:fic-q1 --why",
            "ccgledger interests FICDELTA --csv > interests.csv",
            note: """
                Published are the interests of those who decide, until six months after an \
                interest ended or its holder left, with nil returns; a withheld one is shown as \
                withheld, with why and until when. Held are all on record. Names and the nature \
                of an interest are sealed: without the keys they read as sealed. In CSV, a text \
                that a spreadsheet would take for a formula begins with an apostrophe, unless \
                --raw.
                """))

    @Argument(help: "The ODS code of the body.")
    var code: String

    @Flag(help: "The register as anybody may read it. The default.")
    var published = false

    @Flag(help: "The register as the body holds it.")
    var held = false

    @Option(help: ArgumentHelp("Only rows of this person.", valueName: "reference"))
    var person: String?

    @Flag(help: "Name the events behind each row.")
    var why = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var table: TableOptions

    func run() async throws {
        if published && held {
            throw Failure(
                .usage, "--published and --held are two registers", hint: "ask for one of them")
        }
        try table.check()
        let who = try person.map { word throws(Failure) in try InterestsCommand.reference(word) }
        let open = try table.ledger.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let answer = try open.ledger.interests(
            of: code.uppercased(), held ? .held : .published, person: who, asOf: asOf,
            knownAt: knownAt, saysWhy: why)
        let terminal = Terminal.current
        if table.ledger.json {
            terminal.print(answer.document.bytes)
        } else if table.csv {
            _ = terminal.write(.output, answer.csv(for: table.raw ? .raw : .spreadsheet))
        } else {
            let text = try InterestsText(answer, in: open.ledger)
            for line in text.lines { terminal.print(line) }
        }
        try await open.close()
    }

    private static func reference(_ word: String) throws(Failure) -> Reference {
        guard let reference = Reference(word) else {
            throw Failure(
                .usage, "\(word) is not a reference", hint: "write it as person:9f2c, not a name")
        }
        return reference
    }
}
