internal import ArgumentParser
internal import AuditRules
internal import EventLog
internal import Ledger

/// Says what falls due.
struct DueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Says what falls due for one body, several or all: by when, and what to do.",
        discussion: Examples.text(
            "ccgledger due 02Q --as-of 2016-09-01 --within 60d",
            "ccgledger due 02Q --ics > due.ics",
            note: "Notices to publish, standstills and contracts that end: whatever can still be "
                + "done in time."))

    @Argument(help: "The ODS codes of bodies; all that have something to judge when absent.")
    var codes: [String] = []

    @Option(help: ArgumentHelp("How many days ahead to look.", valueName: "30d"))
    var within = "30d"

    @Flag(help: "Answer with a calendar file.")
    var ics = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        guard let days = DueCommand.days(within) else {
            throw Failure(
                .usage, "\(within) is not a number of days", hint: "write 30d, at most 36500d")
        }
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let terminal = Terminal.current
        let progress = Progress(terminal, isQuiet: quiet)
        let answer = try open.ledger.due(
            codes.map { $0.uppercased() }, asOf: asOf, knownAt: knownAt, within: days,
            progress: progress.audit(of: knownAt.size))
        progress.finish()
        try await open.close()
        if options.json {
            terminal.print(answer.document.bytes)
        } else if ics {
            _ = terminal.write(.output, Array(answer.calendar.utf8))
        } else {
            for line in DueCommand.lines(answer) { terminal.print(line) }
        }
    }

    /// `30d` or `30`; nil for anything else.
    static func days(_ word: String) -> Int? {
        let digits = word.hasSuffix("d") ? word.dropLast() : Substring(word)
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let days = Int(digits),
            days <= 36_500
        else { return nil }
        return days
    }

    /// The answer, a line for each thing and one for where it stands.
    static func lines(_ answer: DueAnswer) -> [String] {
        var lines = Words.coordinates(asOf: answer.asOf, answer.knownAt)
        for item in answer.items {
            let rule = item.rule.map { "\($0)  " } ?? ""
            lines.append("\(item.on)  \(rule)\(item.toDo)")
            let title = item.title.map { " (\($0))" } ?? ""
            lines.append("            \(item.subject)\(title)")
        }
        let count = Words.count(answer.items.count, "thing")
        lines.append("\(count) to do from \(answer.asOf) to \(answer.through)")
        return lines
    }
}
