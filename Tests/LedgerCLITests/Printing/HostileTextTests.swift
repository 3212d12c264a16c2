import CanonicalJSON
import EventLog
import Interchange
import Ledger
import SafeFiles
import Testing

@testable import LedgerCLI

/// What every command prints of a ledger in whose every free text somebody has hidden what a
/// terminal, a table or a calendar would obey.
struct HostileTextTests {
    /// The form of what a command prints.
    private enum Form { case text, json, csv, calendar, page }

    private static let evil = "\u{1B}[31m\u{7}\u{9B}2J\u{7F}\u{202E}\u{200F}\u{2067}\r\nFORGED \r=1"

    /// What of that a text in one line may hold.
    private static let inLine = "\u{202E}\u{200F}\u{2067}31m"

    // MARK: A hostile ledger

    /// The lines of a story with that behind every free text.
    private static func lines(ofSeed prefix: String) throws -> [String] {
        let folder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let name = try #require(
            Folders.names(in: "\(folder)/seeds")?.first {
                $0.hasPrefix(prefix) && $0.hasSuffix(".jsonl")
            })
        let bytes = try SafeFiles.read("\(folder)/seeds/\(name)", limit: 1 << 24)
        return try bytes.split(separator: 0x0A).map { line in
            let profile = JSONProfile.interchange(maximumLength: .max)
            guard case .object(var fact) = try JSONValue(parsing: Array(line), profile: profile)
            else { throw Failure(.unexpected, "not an object") }
            let schema = fact["type"].flatMap { EventTypeName($0.plain) }
                .flatMap { Ledger.catalogue.schema(named: $0) }
            if let schema, let data = fact["data"] {
                fact["data"] = spoilt(data, .group(schema.fields))
            }
            fact["authority"] = .string("The scheme\(inLine)")
            return String(decoding: try JSONValue.object(fact).canonicalBytes(), as: UTF8.self)
        }
    }

    private static func spoilt(_ value: JSONValue, _ shape: FieldShape) -> JSONValue {
        switch (value, shape) {
        case (.string(let text), .text): return .string(text + evil)
        case (.string(let text), .line): return .string(text + inLine)
        case (.array(let items), .list(let item)):
            return .array(items.map { spoilt($0, item) })
        case (.object(var object), .group(let fields)):
            for field in fields {
                if let value = object[field.name] {
                    object[field.name] = spoilt(value, field.shape)
                }
            }
            return .object(object)
        default: return value
        }
    }

    private static func trial() async throws -> Trial {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x", "--simulated")
        try #require(made.status == 0, "\(made.messages)")
        for seed in ["04", "06", "08"] {
            let file = try trial.file("\(seed).jsonl", try lines(ofSeed: seed))
            let report = await trial.run("import", file, "--accept-valid", "--json")
            // What reveals a value names the digest of another text.
            try #require(report.status == 0 || report.status == 6, "\(report.messages)")
            guard case .number(let recorded)? = try report.json["recorded"] else { continue }
            try #require((recorded.int ?? 0) > 40, "\(report.output.prefix(2_000))")
        }
        _ = await trial.run("key", "generate", "--out", trial.path("a.key"))
        _ = await trial.run("checkpoint", "--key", trial.path("a.key"))
        return trial
    }

    // MARK: What is printed

    /// Where a character stands raw that should not, or something goes on in a line of its own.
    private static func faults(_ output: String, _ form: Form) -> [String] {
        var faults: [String] = []
        let scalars = Array(output.unicodeScalars)
        for (place, scalar) in scalars.enumerated() where HiddenCharacters.has(scalar) {
            let isEnd = place + 1 < scalars.count && scalars[place + 1] == "\n"
            if scalar == "\n" { continue }
            if scalar == "\r", isEnd, form == .csv || form == .calendar { continue }
            faults.append("U+\(String(scalar.value, radix: 16)) after \(before(place, scalars))")
        }
        let lines = output.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        let forged = lines.filter { $0.starts(with: "FORGED".utf8) }
        if form != .csv, !forged.isEmpty { faults.append("a line of its own") }
        return faults
    }

    private static func before(_ place: Int, _ scalars: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[max(0, place - 40)..<place])
        return HiddenCharacters.shown(in: String(text))
    }

    private func check(
        _ trial: Trial, _ form: Form = .text, _ words: String..., isHostile: Bool = true
    ) async throws {
        let outcome = await trial.run(words)
        let shown = HiddenCharacters.shown(in: words.joined(separator: " "))
        let output = HostileTextTests.faults(outcome.output, form)
        #expect(output.isEmpty, "\(shown): \(output.prefix(3))")
        let messages = HostileTextTests.faults(outcome.messages, .text)
        #expect(messages.isEmpty, "\(shown): \(messages.prefix(3))")
        let said = outcome.output + outcome.messages
        #expect(!isHostile || said.contains("31m"), "\(shown) says nothing hostile: \(said)")
        switch form {
        case .json:
            for line in output.isEmpty ? outcome.output.split(separator: "\n") : [] {
                _ = try JSONObject(line: String(line))
            }
        case .csv:
            #expect(CSVTable.rows(in: Array(outcome.output.utf8), as: .spreadsheet) != nil)
        case .text, .calendar, .page: break
        }
    }

    @Test func `nothing of it comes out raw, whatever is asked of the events`() async throws {
        let trial = try await HostileTextTests.trial()
        try await check(trial, .text, "log", isHostile: false)
        try await check(trial, .json, "log", "--json")
        for event in ["2", "9", "60", "120", "260", "300", "330"] {
            try await check(trial, .text, "show", event)
            try await check(trial, .json, "show", event, "--json")
        }
        for code in ["FICEBB", "FICQUAY", "FICFAIR"] {
            for verb in ["state", "contracts", "choice", "decisions", "register", "interests"] {
                let words = [verb, code, "--as-of", "2018-01-01"]
                for more in [[], ["--why"]] {
                    let outcome = await trial.run(words + more)
                    #expect(HostileTextTests.faults(outcome.output, .text).isEmpty, "\(words)")
                }
                try await check(
                    trial, .json, verb, code, "--as-of", "2018-01-01", "--json",
                    isHostile: verb == "state")
            }
        }
        try await check(trial, .text, "state", "FICEBB", "--as-of", "2018-01-01", "--why")
        try await check(trial, .text, "interests", "FICQUAY", "--as-of", "2018-01-01", "--held")
        try await check(trial, .text, "organisations", "--as-of", "2018-01-01")
        try await check(trial, .json, "organisations", "--as-of", "2018-01-01", "--json")
    }

    @Test func `nor out of tables, calendars and reports`() async throws {
        let trial = try await HostileTextTests.trial()
        let day = ["--as-of", "2018-01-01"]
        try await check(trial, .csv, "register", "FICEBB", day[0], day[1], "--csv")
        try await check(
            trial, .csv, "interests", "FICQUAY", day[0], day[1], "--held", "--csv")
        for (format, form) in [("html", Form.page), ("json", .json), ("csv", .csv)] {
            try await check(
                trial, form, "report", "FICEBB", day[0], day[1], "--format", format,
                isHostile: format == "json")
        }
        try await check(trial, .text, "audit", "FICEBB", day[0], day[1], isHostile: false)
        try await check(
            trial, .json, "audit", "FICEBB", day[0], day[1], "--json", isHostile: false)
        let due = ["due", "--as-of", "2016-01-01", "--within", "3000d"]
        try await check(trial, .text, due[0], due[1], due[2], due[3], due[4])
        try await check(trial, .json, due[0], due[1], due[2], due[3], due[4], "--json")
        try await check(trial, .calendar, due[0], due[1], due[2], due[3], due[4], "--ics")
        let bundle = trial.path("b.zip")
        try await check(
            trial, .text, "export", "bundle", "FICEBB", day[0], day[1], "--key",
            trial.path("a.key.vkey"), "--out", bundle, isHostile: false)
        try await check(
            trial, .text, "check", bundle, "--key", trial.path("a.key.vkey"), isHostile: false)
        try await check(trial, .text, "verify", isHostile: false)
        try await check(trial, .text, "retention", "due", "--by", "2040-01-01", isHostile: false)
        try await check(
            trial, .text, "prove", "inclusion", "9", "--out", trial.path("9.tlog-proof"),
            isHostile: false)
        try await check(
            trial, .text, "check", trial.path("9.tlog-proof"), "--key", trial.path("a.key.vkey"))
    }

    @Test func `nor out of what somebody types, or of a file that is refused`() async throws {
        let trial = try await Trial.withStory()
        let evil = HostileTextTests.evil
        for words in [
            ["show", evil], ["log", "--type", evil], ["log", "--stream", evil], [evil],
            ["state", evil], ["show", "1", "--\(evil)"], ["audit", "02Q", "--as-of", evil],
            ["types", evil], ["check", evil, "--key", evil], ["rules", evil],
            ["due", "--within", evil],
            ["suppress", "4", "--basis", evil, "--by", evil, "--review-on", evil, "--dry-run"],
        ] {
            for more in [[], ["--json"]] {
                let outcome = await trial.run(words + more)
                #expect(outcome.status != 0)
                for said in [outcome.output, outcome.messages] {
                    let faults = HostileTextTests.faults(said, .text)
                    #expect(faults.isEmpty, "\(words): \(faults)")
                }
                let said = (outcome.output + outcome.messages).lowercased()
                #expect(said.contains("31m"), "\(words)")
            }
        }
        let name = #""name":"\#(String(decoding: try text(evil), as: UTF8.self))""#
        let bad = [
            #"{"type":"org.organisation-renamed.v1","subject":"org/02Q","occurredon":"x"}"#
                .replacing("x", with: "\u{9B}2J31m\u{202E}"),
            #"{"a\#(name.dropFirst(8).dropLast())":1}"#, "\u{1B}[31m",
        ]
        let file = try trial.file("bad\u{9B}31m.jsonl", bad)
        try await check(trial, .text, "import", file)
        try await check(trial, .json, "import", file, "--json")
        let good = Trial.line(
            "org.organisation-registered.v1", "org/1AA", "2013-04-01", 9,
            #"{"kind":"CCG",\#(name.replacing(#"\r\n"#, with: " "))}"#)
        let fed = try trial.file("good.jsonl", [good])
        try await check(trial, .json, "import", fed, "--dry-run")
        let archive = try ZipArchive.bytes(of: [("a\u{1B}[31m\u{9B}", [1]), ("b\r\nFORGED", [2])])
        let zip = trial.path("evil.zip")
        try SafeFiles.write(bytes: archive, to: zip)
        _ = await trial.run("key", "generate", "--out", trial.path("a.key"))
        try await check(trial, .text, "check", zip, "--key", trial.path("a.key.vkey"))
    }

    /// A text as JSON writes it, without its quotation marks.
    private func text(_ text: String) throws -> [UInt8] {
        try Array(JSONValue.string(text).canonicalBytes().dropFirst().dropLast())
    }
}

extension JSONObject {
    /// Reads a line that holds one object.
    fileprivate init(line: String) throws {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let object) = try JSONValue(parsing: Array(line.utf8), profile: profile)
        else { throw Failure(.unexpected, "not an object: \(line)") }
        self = object
    }
}
