internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Records many events.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Records the proposals in files, one a line.",
        discussion: Examples.text(
            "ccgledger import decisions.jsonl --dry-run",
            "ccgledger import 2013.jsonl 2014.jsonl --batch backfill",
            "ccgledger import --accept-valid - < decisions.jsonl",
            "ccgledger import 2013.jsonl --checkpoint-every 10000 --key vale.key",
            note: """
                A line holds one proposal, such as this one, written here over three:

                \(sample.joined(separator: "\n"))

                type is one that ccgledger types lists, data what its fields say. Other members \
                are id, time, occurredprecision, actor, onbehalfof, authority, evidencegrade, \
                correlationid and causationid; ccgledger record TYPE --dry-run prints a line.

                All or nothing: one refused line, and nothing is recorded, unless --accept-valid \
                is given. What was recorded before is left alone, so an import that was cut short \
                is simply done again. Others may write at the same time: what they write into \
                other streams makes no difference, and lines of a stream that they write to are \
                decided again. Ends with 5 where they kept coming first; run it again then.
                """))

    /// A line as it is imported, in parts that a terminal can show.
    static let sample = [
        #"  {"type":"org.organisation-registered.v1","subject":"org/02Q","#,
        #"   "occurredon":"2013-04-01","#,
        #"   "data":{"kind":"CCG","name":"Vale CCG"}}"#,
    ]

    /// What kind of batch is noted in the ledger.
    enum Batch: String, ExpressibleByArgument, CaseIterable { case backfill, routine }

    @Argument(help: ArgumentHelp("JSON Lines; - for input.", valueName: "file"))
    var files: [String]

    @Flag(name: .customLong("dry-run"), help: "Decide everything, record nothing, print the lines.")
    var isDryRun = false

    @Flag(help: "Record what can be recorded, list the rest.")
    var acceptValid = false

    @Option(help: "Note in the ledger that a batch was taken in.")
    var batch: Batch?

    @Option(
        help: ArgumentHelp(
            "Sign the log after so many events (10000) or so long (30s, 5m, 1h), and at the end.",
            valueName: "interval"))
    var checkpointEvery: String?

    @Option(help: ArgumentHelp("The signing key, for --checkpoint-every.", valueName: "file"))
    var key: String?

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var acting: ActingOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let terminal = Terminal.current
        let checkpoints = try schedule()
        let open = try options.openForWriting(try acting.defaults())
        let progress = Progress(terminal, isQuiet: quiet)
        let printsLines = isDryRun && !options.json
        let report: ImportReport
        do {
            report = try await open.ledger.importFiles(
                files,
                options: ImportOptions(
                    isDryRun: isDryRun, acceptsValid: acceptValid, checkpoints: checkpoints),
                progress: { progress.report($0.phase.rawValue, $0.done, of: $0.total) },
                accepted: { line in if printsLines { terminal.print(line) } })
        } catch {
            progress.finish()
            throw error
        }
        progress.finish()
        if !isDryRun { Recordings.current.note(imported: report.recorded) }
        let noted = try await note(report, open.ledger)
        if !isDryRun, report.recorded > 0 { try await checkpoints?.sign(open.ledger) }
        try await open.close()
        answer(report, noted, terminal)
        if let checkpoints {
            terminal.say("signed \(Words.count(checkpoints.count, "checkpoint"))")
        }
        if report.rejected > 0 { throw ExitCode(CommandStatus.refused.rawValue) }
    }

    /// When to sign; nil when nobody asks for it.
    private func schedule() throws -> CheckpointSchedule? {
        guard let checkpointEvery else { return nil }
        guard let interval = CheckpointInterval(checkpointEvery) else {
            throw Failure(
                .usage, "\(checkpointEvery) is no interval",
                hint: "write a number of events, such as 10000, or 30s, 5m or 1h")
        }
        guard let key else {
            throw Failure(.usage, "nobody says what to sign with", hint: "give --key FILE, too")
        }
        return CheckpointSchedule(
            every: interval, key: try SigningKeyFile.signer(at: key), memory: try options.memory())
    }

    /// Records that a batch was taken in, when anything of it was.
    private func note(_ report: ImportReport, _ ledger: Ledger) async throws -> Recorded? {
        guard let batch, !isDryRun, report.recorded > 0 else { return nil }
        let proposal: JSONObject = [
            "type": .string("ledger.import-batch-recorded.v1"),
            "subject": .string(OpenLedger.ownStream(origin: ledger.store.origin)),
            "occurredon": .text(ledger.clock.now().londonDate),
            "actor": .text(ledger.defaults.actor?.text ?? InitCommand.defaultActor),
            "onbehalfof": .text(ledger.defaults.onBehalfOf?.text ?? InitCommand.defaultBody),
            "data": .object([
                "source": .string(files.joined(separator: ", ")),
                "count": .count(report.recorded), "rejects": .count(report.rejected),
                "kind": .string(batch.rawValue),
            ]),
        ]
        return try await ledger.recordOwn(try JSONValue.object(proposal).canonicalBytes())
    }

    private func answer(_ report: ImportReport, _ noted: Recorded?, _ terminal: Terminal) {
        if options.json {
            var document = report.document
            document["batch"] = noted.map(RecordedAnswer.json)
            if let noted { document["size"] = .count(noted.receipt.logSize.count) }
            terminal.print(document.bytes)
        }
        // In a dry run the output holds the lines, so that they can be fed back.
        let tell: (String) -> Void =
            isDryRun || options.json ? { terminal.say($0) } : { terminal.print($0) }
        for line in ImportCommand.summary(report) { tell(line) }
        if let noted { tell("noted the batch as event \(noted.receipt.first)") }
        for line in ErrorTable.lines(report.errors) { terminal.say(line) }
        if report.rejected > 0, !report.isStopped { return }
        if report.isStopped {
            terminal.say("hint: mend these lines and import again, or give --accept-valid")
        } else if report.recorded > 0, !isDryRun, !options.json {
            terminal.print("next: ccgledger organisations --kind CCG")
            terminal.print("      ccgledger verify")
        }
    }

    /// What an import came to, in sentences.
    static func summary(_ report: ImportReport) -> [String] {
        let lines = report.recorded + report.alreadyRecorded + report.rejected
        var summary: [String] = []
        if report.isStopped {
            let refused = "refused: \(Words.count(report.rejected, "line")) cannot be recorded"
            summary.append(
                report.recorded == 0
                    ? "\(refused), so nothing was"
                    : "\(refused) since others wrote meanwhile; "
                        + "\(Words.count(report.recorded, "line")) had been recorded by then")
        } else {
            let verb = report.isDryRun ? "would be recorded" : "recorded"
            summary.append(
                "\(Words.grouped(report.recorded)) of \(Words.count(lines, "line")) \(verb), "
                    + "\(Words.grouped(report.alreadyRecorded)) already recorded, "
                    + "\(Words.grouped(report.rejected)) refused")
        }
        summary.append("lines taken \(report.order)")
        summary.append("the log has \(Words.count(report.size.count, "event"))")
        return summary
    }
}
