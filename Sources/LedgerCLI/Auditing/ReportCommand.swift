internal import ArgumentParser
internal import EventLog
internal import Interchange
internal import Ledger
internal import Reports

/// Writes the report on one body.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Verifies the log, judges one body by every rule and writes the report.",
        discussion: Examples.text(
            "ccgledger report FICFAIR --as-of 2019-12-31 --out fair.html",
            "ccgledger report FICFAIR --as-of 2019-12-31 --out fair.pdf",
            "ccgledger report 02Q --from 2015-04-01 --to 2016-03-31 --format csv > findings.csv",
            note: """
                The same question gives the same bytes. Every sentence leads to events; to hand \
                these out with proofs: ccgledger export bundle. Ends with 3 when the log does not \
                verify. A PDF needs Debian's weasyprint, and is a view: the page is the report.
                """))

    /// In which form.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case html, json, csv, pdf

        /// The form that the name of a file asks for; nil when it asks for none.
        init?(ofFile path: String) {
            guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".")
            else { return nil }
            let ending = name[dot...].dropFirst().lowercased()
            self.init(rawValue: ending == "htm" ? "html" : ending)
        }
    }

    @Argument(help: "The ODS code of the body.")
    var code: String

    @Option(
        help: ArgumentHelp(
            "html, json, csv (findings) or pdf; else what the file's name ends in, else html.",
            valueName: "format"))
    var format: Format?

    @Option(help: ArgumentHelp("Where to write it; else the output.", valueName: "file"))
    var out: String?

    @Flag(help: "With --format csv: every text as it is, for programs.")
    var raw = false

    @OptionGroup var asked: FilterOptions
    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let format = try wanted()
        let file = try options.output(out)
        let filter = try asked.filter()
        let terminal = Terminal.current
        let printer = format == .pdf ? try PDFPrinter(terminal) : nil
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let progress = Progress(terminal, isQuiet: false)
        let size = Int(clamping: knownAt.size.count)
        let answer = try open.ledger.report(
            Ledger.ReportQuestion(
                code.uppercased(), asOf: asOf, knownAt: knownAt, filter: filter)
        ) { progress.report("verifying", Int(clamping: $0), of: size) }
        progress.finish()
        try await open.close()
        switch format {
        case .html: try write(answer.page, file)
        case .json where file == nil: terminal.print(answer.document.bytes)
        case .json: try write(answer.document.bytes + [0x0A], file)
        case .csv: try write(answer.csv(for: raw ? .raw : .spreadsheet), file)
        case .pdf: try print(answer, with: printer, file)
        }
        if out != nil { terminal.say(answer.report.verdict) }
        guard answer.report.integrity.isSound else {
            terminal.say("error: \(answer.report.integrity.sentence)")
            throw ExitCode(CommandStatus.unsound.rawValue)
        }
    }

    private func wanted() throws(Failure) -> Format {
        let named = out.flatMap { Format(ofFile: $0) }
        let format = format ?? (options.json ? .json : named ?? .html)
        guard !options.json || format == .json else {
            throw Failure(
                .usage, "--json and --format \(format.rawValue) are two answers",
                hint: "ask for one of them")
        }
        guard !raw || format == .csv else {
            throw Failure(
                .usage, "--raw is about --format csv", hint: "add it, or leave --raw out")
        }
        guard format != .pdf || out != nil else {
            throw Failure(.usage, "a PDF needs a file", hint: "add --out FILE.pdf")
        }
        if let out, let named, named != format {
            throw Failure(
                .usage,
                "\(out) is named as \(named.rawValue), and \(format.rawValue) is asked for",
                hint: "leave --format and --json out, or end the name in .\(format.rawValue)")
        }
        return format
    }

    private func write(_ bytes: [UInt8], _ file: OutputFile?) throws(Failure) {
        if let file {
            try file.write(bytes)
        } else {
            _ = Terminal.current.write(.output, bytes)
        }
    }

    private func print(
        _ answer: ReportAnswer, with printer: PDFPrinter?, _ file: OutputFile?
    ) throws(Failure) {
        guard let printer, let file else { return }
        let time = answer.report.scope.recordedTime ?? Instant(microseconds: 0)
        let seconds = max(0, time.microseconds / 1_000_000)
        try file.write(
            try printer.pdf(
                of: answer.printedPage, identifier: answer.digest, secondsSince1970: seconds))
    }
}
