internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SafeFiles

/// Records one event.
struct RecordEventCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: "Records one event, and gives its receipt.",
        discussion: Examples.text(
            "ccgledger record org.organisation-renamed.v1 --stream org/02Q \\",
            "    --occurred-on 2014-02-01 --set newName='NHS Vale CCG'",
            "ccgledger record event support.support-service-extended.v1 \\",
            "    --stream support/02Q/2013-1 --occurred-on today \\",
            "    --set newEnd=2017-04-01 --set competed=false --dry-run",
            note: """
                On a terminal it asks for what is missing. `ccgledger types TYPE` says which \
                fields there are. A list takes [n], an object dots: \
                --set options[0].cost.pence=1250.
                """))

    @Argument(help: "The event type, such as support.support-service-agreed.v1.")
    var type: String

    @Option(help: ArgumentHelp("The stream it stands in.", valueName: "stream"))
    var stream: String?

    @Option(help: ArgumentHelp("The civil day in England of the fact, or today.", valueName: "day"))
    var occurredOn: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Sets one field of the data; may be repeated.", valueName: "field=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("The data as JSON; - for input.", valueName: "file"))
    var data: String?

    @Flag(help: "Never ask for what is missing.")
    var noInput = false

    @OptionGroup var proposal: ProposalOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let schema = try TypeWord.schema(type)
        var data = try DataFile.read(self.data)
        for word in settings { try FieldSetting(word).apply(to: &data, schema) }
        let open = try options.openForWriting(try proposal.acting.defaults())
        var fact = JSONObject()
        fact["type"] = .string(type)
        let asks = Terminal.current.isInteractive && !noInput && self.data == nil
        let prompt = asks ? FieldPrompt(terminal: Terminal.current) : nil
        fact["subject"] = .string(
            try stream
                ?? missing(
                    "--stream", prompt, "stream (\(schema.streamForm)): "))
        let day =
            try occurredOn
            ?? missing(
                "--occurred-on", prompt, "day on which it happened (YYYY-MM-DD, or today): ")
        fact["occurredon"] = .text(try ProposalOptions.day(day, in: open.ledger))
        try prompt?.fill(&data, schema, onlyRequired: !settings.isEmpty)
        fact["data"] = .object(data)
        proposal.fill(&fact)
        try await proposal.record(fact, in: open, options)
    }

    private func missing(
        _ option: String, _ prompt: FieldPrompt?, _ question: String
    ) throws(Failure) -> String {
        guard let prompt else {
            throw Failure(.usage, "\(option) is missing", hint: "ccgledger record --help")
        }
        return try prompt.line(question)
    }
}

/// The name of an event type as somebody wrote it.
enum TypeWord {
    /// The schema of the type.
    ///
    /// - Throws: ``Failure`` with the names that are nearest.
    static func schema(_ word: String) throws(Failure) -> EventSchema {
        let catalogue = Ledger.catalogue
        if let name = EventTypeName(word), let schema = catalogue.schema(named: name) {
            return schema
        }
        throw Failure(
            .unknown, "there is no event type \(word)",
            hint: Nearest.hint(
                word, among: catalogue.schemas.map(\.name.text),
                otherwise: "ccgledger types lists them"))
    }
}

/// Data that comes from a file.
enum DataFile {
    /// The object in the file; an empty one when none is named.
    ///
    /// - Throws: ``Failure`` when it cannot be read or is no object.
    static func read(_ name: String?) throws(Failure) -> JSONObject {
        guard let name else { return [:] }
        let bytes = try bytes(of: name)
        let value: JSONValue
        do throws(JSONFailure) {
            value = try JSONValue(
                parsing: bytes, profile: .interchange(maximumLength: 1_048_576))
        } catch {
            let issue = FieldIssue(error, in: bytes)
            throw Failure(
                .refused, "\(name) cannot be read as JSON",
                errors: [InputError(issue, file: name, line: 1)])
        }
        guard case .object(let object) = value else {
            throw .input("", nil, "\(name) holds no JSON object")
        }
        return object
    }

    private static func bytes(of name: String) throws(Failure) -> [UInt8] {
        guard name != "-" else {
            var text = ""
            while let line = Terminal.current.readLine() { text += line + "\n" }
            return Array(text.utf8)
        }
        do throws(LedgerError) {
            return try KeyFiles.read(name, limit: 1_048_576)
        } catch {
            throw Failure(error)
        }
    }
}
