internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import TransparencyLog

/// Shows one event.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows one event, all that is kept of it.",
        discussion: Examples.text(
            "ccgledger show 12", "ccgledger show f1c70000-0000-4000-8000-000000000003 --json"))

    @Argument(help: "The position or id of the event.")
    var event: String

    @OptionGroup var known: KnownAtOption
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let open = try options.openForReading()
        let knownAt = try known.resolve(in: open.ledger)
        let event = try open.ledger.event(event, knownAt: knownAt)
        try await open.close()
        let terminal = Terminal.current
        guard !options.json else {
            var document = Document()
            document["knownAt"] = ShowCommand.json(knownAt)
            for (name, value) in event.json.members { document[name] = value }
            terminal.print(document.bytes)
            return try EventText.refuse(event.damage.map { [$0] } ?? [])
        }
        for line in Words.known(knownAt) + EventText.lines(event) { terminal.print(line) }
        try EventText.refuse(event.damage.map { [$0] } ?? [])
    }

    /// `{position, recordedtime?, provisional}`.
    static func json(_ knownAt: KnownAt) -> JSONValue {
        var object: JSONObject = [
            "position": .count(knownAt.size.count), "provisional": .bool(knownAt.isProvisional),
        ]
        object["recordedtime"] = knownAt.recordedTime.map { .text($0) }
        return .object(object)
    }
}

/// One event as a person reads it.
enum EventText {
    /// Ends the command as one that found damage, once the answer is given.
    ///
    /// - Parameter damages: A sentence for each damaged event.
    /// - Throws: ``ExitCode``, unless there are none.
    static func refuse(_ damages: [String]) throws {
        guard !damages.isEmpty else { return }
        let terminal = Terminal.current
        for damage in damages.prefix(ErrorTable.shown) { terminal.say("error: \(damage)") }
        let more = damages.count - ErrorTable.shown
        if more > 0 { terminal.say("… and \(more) more") }
        terminal.say("hint: ccgledger verify says what else is damaged")
        throw ExitCode(CommandStatus.unsound.rawValue)
    }

    static func lines(_ event: LoggedEvent) -> [String] {
        func text(_ name: String) -> String? { event.text(name) }
        var rows: [(String, String)] = []
        func add(_ name: String, _ value: String?) { if let value { rows.append((name, value)) } }
        let version = event.event["streamversion"]?.plain ?? ""
        add("stream", "\(text("subject") ?? ""), version \(version)")
        let span = text("occurredprecision").map { " (only the \($0) it ends is known)" } ?? ""
        add("happened on", "\(text("occurredon") ?? "")\(span)")
        add("at", text("time"))
        add("recorded", text("recordedtime"))
        add("by", "\(text("actor") ?? "") for \(text("onbehalfof") ?? "")")
        add("authority", text("authority"))
        add("evidence", text("evidencegrade"))
        add("belongs to", text("correlationid"))
        add("set off by", text("causationid"))
        add("concerns", text("corrects"))
        add("id", text("id"))
        var data: [(String, String)] = []
        if let value = event.event["data"] { flatten(value, "", &data) }
        let sealed = event.sealed.map { sealed in
            let sealing = sealed.sealing.map { " (\($0.rawValue))" } ?? ""
            return ("\(sealed.name ?? sealed.digest)\(sealing)", EventText.value(sealed))
        }
        var lines = ["event \(event.position)  \(text("type") ?? "")"] + block(rows)
        if !data.isEmpty { lines += ["data"] + block(data) }
        if !sealed.isEmpty {
            lines += ["kept beside the leaf, which holds its digest"] + block(sealed)
        }
        lines.append("leaf hash  \(event.leafHash.base64)")
        if event.isDamaged {
            lines.append("DAMAGED: the bytes above are not those that were recorded;")
            lines.append("they hash to \(event.computedHash.base64)")
        }
        if !event.correctedBy.isEmpty {
            lines.append("said again or taken back by \(Words.list(event.correctedBy))")
            lines += event.correctedBy.map { "next: ccgledger show \($0)" }
        }
        return lines
    }

    /// A sealed value, or in brackets what became of it and where that is said.
    private static func value(_ sealed: SealedValue) -> String {
        let value = sealed.value?.plain
        switch sealed.standing {
        case .revealed(_, _, let position): return "\(value ?? "") (revealed by event \(position))"
        case .suppressed, .erased: return "(\(gone(sealed) ?? ""))"
        case .shown, .sealed, .lost, .damaged: return value ?? "(\(sealed.words ?? ""))"
        }
    }

    /// What became of a value that was suppressed or erased, and the event that says so; nil for
    /// any other.
    static func gone(_ sealed: SealedValue) -> String? {
        switch sealed.standing {
        case .suppressed(_, _, let position), .erased(_, let position):
            "\(sealed.words ?? ""), event \(position)"
        case .shown, .revealed, .sealed, .lost, .damaged: nil
        }
    }

    static func block(_ rows: [(String, String)]) -> [String] {
        let width = rows.map { $0.0.unicodeScalars.count }.max() ?? 0
        return rows.map { "  \(Words.padded($0.0, width))  \($0.1)" }
    }

    /// Every single value with its path, as --set would name it.
    static func flatten(
        _ value: JSONValue, _ path: String, _ rows: inout [(String, String)]
    ) {
        switch value {
        case .object(let object):
            for (name, value) in object.members where name != "_sd" {
                flatten(value, path.isEmpty ? name : "\(path).\(name)", &rows)
            }
        case .array(let items):
            if items.allSatisfy({ if case .string = $0 { true } else { false } }) {
                rows.append((path, items.map(\.plain).joined(separator: ", ")))
            } else {
                for (index, item) in items.enumerated() {
                    flatten(item, "\(path)[\(index)]", &rows)
                }
            }
        case .number(let number) where path.hasSuffix("pence") && number.int != nil:
            rows.append((path, "\(number.digits) (\(Words.pounds(number.int ?? 0)))"))
        default: rows.append((path, value.plain))
        }
    }
}
