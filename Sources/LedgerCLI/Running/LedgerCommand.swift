internal import ArgumentParser
internal import Ledger
internal import SafeFiles
internal import Glibc

/// The program `ccgledger`.
public enum LedgerCommand {
    /// Runs the command that the process was given, and ends the process.
    ///
    /// - Parameter takeLargePages: Has the memory that is asked for from then on come in large
    ///   pages; called when a command reads a whole log.
    public static func main(takeLargePages: () -> Void) async -> Never {
        ProcessSignals.ignoreFileSizeAndPipe()
        Interruption.listen()
        let arguments = Array(CommandLine.arguments.dropFirst())
        let status = await run(arguments, in: .process, takeLargePages: takeLargePages)
        exit(status)
    }

    /// Runs one command; the code with which the process is to end.
    static func run(
        _ arguments: [String], in terminal: Terminal, takeLargePages: () -> Void = {}
    ) async -> Int32 {
        let recordings = Recordings()
        return await Terminal.$current.withValue(terminal) {
            let status = await Recordings.$current.withValue(recordings) {
                await Self.status(of: arguments, terminal, takeLargePages)
            }
            guard let why = terminal.finish() else { return status }
            let failure = recordings.failure("the answer", why)
            terminal.say("error: \(failure.message)")
            if let hint = failure.hint { terminal.say("hint: \(hint)") }
            return status == 0 ? failure.status.rawValue : status
        }
    }

    private static func status(
        of arguments: [String], _ terminal: Terminal, _ takeLargePages: () -> Void
    ) async -> Int32 {
        do {
            try refuseUnknown(arguments)
            var command = try Root.parseAsRoot(arguments)
            if (command as? any WholeLogCommand)?.readsWholeLog == true { takeLargePages() }
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return CommandStatus.success.rawValue
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            return report(error, arguments, terminal)
        }
    }

    /// Tells what went wrong; the code with which the process is to end.
    private static func report(
        _ error: any Error, _ arguments: [String], _ terminal: Terminal
    ) -> Int32 {
        let code = Root.exitCode(for: error)
        if code == .success {
            let text = Root.fullMessage(for: error)
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                terminal.print(String(line))
            }
            return code.rawValue
        }
        var failure = Recordings.current.about(Failure(error))
        if code == .validationFailure {
            let name = arguments.first.map { "\($0) " } ?? ""
            let command = Root.names.contains(arguments.first ?? "") ? name : ""
            failure = Failure(
                .usage, Root.message(for: error), hint: "ccgledger \(command)--help has examples")
        }
        let options = arguments.prefix { $0 != "--" }
        if options.contains("--json") { terminal.print(failure.document.bytes) }
        terminal.say("error: \(failure.message)")
        for line in ErrorTable.lines(failure.errors) { terminal.say(line) }
        if let hint = failure.hint { terminal.say("hint: \(hint)") }
        return failure.status.rawValue
    }

    /// Refuses a word for which there is no command, also where help is asked for: the library
    /// would show the help of the command above it.
    private static func refuseUnknown(_ arguments: [String]) throws(Failure) {
        guard let first = arguments.first, !first.hasPrefix("-") else { return }
        let asksForHelp = first == "help"
        var commands = Root.configuration.subcommands
        var path = ""
        for word in asksForHelp ? arguments.dropFirst() : arguments.prefix(1) {
            guard !word.hasPrefix("-") else { break }
            let names = commands.compactMap { $0.configuration.commandName }
            guard let command = commands.first(where: { $0.configuration.commandName == word })
            else {
                throw Failure(
                    .usage, "there is no command \(path)\(word)",
                    hint: Nearest.hint(
                        word, among: names, otherwise: "ccgledger \(path)--help lists them"))
            }
            commands = command.configuration.subcommands
            path += "\(word) "
        }
    }
}

/// The commands, each one line here.
struct Root: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ccgledger",
        abstract: "A ledger of what NHS commissioners decide, as events that are never changed.",
        discussion: Examples.text(
            "ccgledger demo",
            "ccgledger init ledger --origin ledger.example/ccg",
            "ccgledger state 02Q --ledger ledger --as-of 2014-12-01 --why",
            note: """
                Every command takes --json and --help; those about a ledger take \
                --ledger FOLDER or CCGLEDGER. What their codes mean: ccgledger help exit-codes.
                """),
        version: Ledger.release,
        subcommands: [
            InitCommand.self, RecordCommand.self, CorrectCommand.self, WithdrawCommand.self,
            ImportCommand.self,
            LogCommand.self, ShowCommand.self, OrganisationsCommand.self, StateCommand.self,
            ContractsCommand.self, ChoiceCommand.self, DecisionsCommand.self, RegisterCommand.self,
            InterestsCommand.self, AuditCommand.self, ReportCommand.self, RulesCommand.self,
            DueCommand.self,
            TypesCommand.self,
            KeyCommand.self, CheckpointCommand.self, ProveCommand.self, CheckCommand.self,
            ExportCommand.self, PublishCommand.self, StateRootCommand.self,
            RevealCommand.self, SuppressCommand.self, EraseCommand.self, HoldCommand.self,
            RetentionCommand.self,
            VerifyCommand.self, RebuildCommand.self, DoctorCommand.self,
            BackupCommand.self, RestoreCommand.self, MigrateCommand.self,
            BenchCommand.self, DemoCommand.self, ExitCodesCommand.self,
        ])

    /// The names of the commands.
    static let names = configuration.subcommands.compactMap { $0.configuration.commandName }
}
