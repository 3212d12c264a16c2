internal import ArgumentParser
internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Ledger

/// Legal holds.
struct HoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Legal holds: what they cover is neither suppressed nor erased.",
        discussion: Examples.text(
            "ccgledger hold place --stream support/02Q/2013-1 --reason-code litigation \\",
            "    --by person:1a2b", "ccgledger hold list",
            "ccgledger hold lift 31 --reason-code concluded --by person:1a2b"),
        subcommands: [Place.self, Lift.self, List.self])

    /// Places a hold.
    struct Place: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "place", abstract: "Places a legal hold on a stream, a person or a body.",
            discussion: Examples.text(
                "ccgledger hold place --body 02Q --reason-code inquiry --by person:1a2b",
                "ccgledger hold place --person person:9f2c --reason-code audit --by person:1a2b"))

        @Option(help: ArgumentHelp("What it covers: one stream.", valueName: "name"))
        var stream: String?

        @Option(help: ArgumentHelp("What it covers: one person.", valueName: "reference"))
        var person: String?

        @Option(help: ArgumentHelp("What it covers: the streams of one body.", valueName: "code"))
        var body: String?

        @Option(help: CodeWord.help("Why", LegalHoldReason.self))
        var reasonCode: String

        @Option(help: ArgumentHelp("Why, in words; sealed as narrative.", valueName: "text"))
        var reason: String?

        @Option(help: ArgumentHelp("Who places it.", valueName: "reference"))
        var by: String

        @OptionGroup var acting: ActingOptions
        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let scope = try scope()
            let code = try CodeWord.read(reasonCode, "--reason-code", LegalHoldReason.self)
            let by = try ReferenceWord.read(by, "--by")
            let open = try options.openForWriting(try acting.defaults())
            let recorded = try await open.ledger.placeHold(
                scope, reason: code, words: reason, by: by)
            Recordings.current.note(recorded.receipt)
            try await open.close()
            try RecordedAnswer(
                recorded: recorded, type: "ledger.legal-hold-placed.v1", stream: "ledger/holds"
            ).write(json: options.json)
        }

        private func scope() throws(Failure) -> LegalHold.Scope {
            switch (stream, person, body) {
            case (let word?, nil, nil):
                if let name = StreamName(word) { return .stream(name) }
            case (nil, let word?, nil):
                return .person(try ReferenceWord.read(word, "--person"))
            case (nil, nil, let word?):
                if let code = ODSCode(word) { return .body(code) }
            default:
                throw Failure(
                    .usage, "a hold covers a stream, a person or a body: exactly one of them",
                    hint: "give one of --stream, --person and --body")
            }
            throw Failure(
                .usage, "\(stream ?? body ?? "") is not the name of one",
                hint: "write --stream support/02Q/2013-1 or --body 02Q")
        }
    }

    /// Lifts a hold.
    struct Lift: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lift", abstract: "Lifts a legal hold.",
            discussion: Examples.text(
                "ccgledger hold lift 31 --reason-code concluded --by person:1a2b"))

        @Argument(help: "The position or id of the event that placed it.")
        var hold: String

        @Option(help: CodeWord.help("Why", LegalHoldLiftReason.self))
        var reasonCode: String

        @Option(help: ArgumentHelp("Who lifts it.", valueName: "reference"))
        var by: String

        @OptionGroup var acting: ActingOptions
        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let code = try CodeWord.read(reasonCode, "--reason-code", LegalHoldLiftReason.self)
            let by = try ReferenceWord.read(by, "--by")
            let open = try options.openForWriting(try acting.defaults())
            let recorded = try await open.ledger.liftHold(hold, reason: code, by: by)
            Recordings.current.note(recorded.receipt)
            try await open.close()
            try RecordedAnswer(
                recorded: recorded, type: "ledger.legal-hold-lifted.v1", stream: "ledger/holds"
            ).write(json: options.json)
        }
    }

    /// Lists holds.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists the legal holds that stand.",
            discussion: Examples.text("ccgledger hold list", "ccgledger hold list --all --json"))

        @Flag(help: "Those that were lifted, too.")
        var all = false

        @OptionGroup var options: LedgerOptions

        func run() async throws {
            let open = try options.openForReading()
            let holds = try open.ledger.holds().filter { all || $0.hold.stands }
            try await open.close()
            let terminal = Terminal.current
            guard !options.json else {
                var document = Document()
                document["holds"] = .array(holds.map { .object(List.json($0.hold)) })
                terminal.print(document.bytes)
                return
            }
            var table = TextTable("event", "covers", "why", "placed by", "on", "")
            for known in holds {
                let (hold, terms) = (known.hold, known.hold.placed.value)
                let end = hold.lifted.map { "lifted by event \($0.by) on \($0.on)" } ?? "stands"
                table.add([
                    hold.placed.by.description, terms.scope.description, terms.reason.rawValue,
                    terms.placedBy.text, hold.placed.on.description, end,
                ])
            }
            if !holds.isEmpty { for line in table.takeLines() { terminal.print(line) } }
            terminal.print(Words.count(holds.count, "hold"))
        }

        /// `{event, id, scope, reasonCode, placedBy, placedOn, liftedBy?, liftedOn?}`.
        private static func json(_ hold: LegalHold) -> JSONObject {
            let terms = hold.placed.value
            var object: JSONObject = [
                "event": .count(hold.placed.by.index), "id": .text(hold.id),
                "scope": .text(terms.scope), "reasonCode": .string(terms.reason.rawValue),
                "placedBy": .text(terms.placedBy), "placedOn": .text(hold.placed.on),
            ]
            if let lifted = hold.lifted {
                object["liftedBy"] = .count(lifted.by.index)
                object["liftedOn"] = .text(lifted.on)
            }
            return object
        }
    }
}
