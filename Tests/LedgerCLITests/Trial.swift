import CanonicalJSON
import EventLog
import Glibc
import Synchronization
import Testing

@testable import LedgerCLI

/// A ledger in a folder of its own, and commands run on it as somebody would type them.
final class Trial {
    /// What a command came to.
    struct Outcome {
        let status: Int32
        let output: String
        let messages: String

        /// The one document that was printed.
        var json: JSONObject {
            get throws {
                let value = try JSONValue(
                    parsing: Array(output.utf8), profile: .interchange(maximumLength: .max))
                guard case .object(let object) = value else {
                    throw Failure(.unexpected, "not an object")
                }
                return object
            }
        }
    }

    let folder: String
    var ledger: String { "\(folder)/ledger" }
    var environment: [String: String] = [
        "CCGLEDGER_ACTOR": "person:1a2b", "CCGLEDGER_ON_BEHALF_OF": "GB-NHS-TST",
    ]

    /// Why the answer is lost that the command gives; nil where it is not.
    var lost: String?

    /// A folder with nothing in it.
    init() throws {
        folder = try Folders.makeTemporary()
        environment["CCGLEDGER"] = "\(folder)/ledger"
    }

    /// A ledger with a simulated clock that holds a small story.
    static func withStory() async throws -> Trial {
        let trial = try Trial()
        let made = await trial.run("init", trial.ledger, "--origin", "a.example/x", "--simulated")
        #expect(made.status == 0, "\(made.messages)")
        let imported = await trial.run("import", try trial.file("story.jsonl", Trial.story))
        #expect(imported.status == 0, "\(imported.messages)")
        return trial
    }

    deinit { Folders.remove(folder) }

    /// Runs a command with what is typed at it.
    func run(_ arguments: String..., typing input: [String]? = nil, at: String = Trial.now) async
        -> Outcome
    {
        await run(arguments, typing: input, at: at)
    }

    func run(
        _ arguments: [String], typing input: [String]? = nil, at: String = Trial.now,
        takeLargePages: () -> Void = {}
    ) async -> Outcome {
        let written = Mutex<(output: [UInt8], messages: [UInt8])>(([], []))
        let lines = Mutex(input ?? [])
        let (environment, lost) = (environment, lost)
        let moment = Instant(at) ?? Instant(microseconds: 0)
        let terminal = Terminal(
            write: { stream, bytes in
                written.withLock { written in
                    switch stream {
                    case .output: written.output += bytes
                    case .messages: written.messages += bytes
                    }
                }
                return true
            },
            readLine: { lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
            isInteractive: input != nil, showsBars: false, environment: { environment[$0] },
            now: { moment }, runningTime: { nil }, finish: { lost })
        let status = await LedgerCommand.run(
            arguments, in: terminal, takeLargePages: takeLargePages)
        return written.withLock { written in
            Outcome(
                status: status, output: String(decoding: written.output, as: UTF8.self),
                messages: String(decoding: written.messages, as: UTF8.self))
        }
    }

    /// Writes a file into the folder; its name.
    func file(_ name: String, _ lines: [String]) throws -> String {
        let path = "\(folder)/\(name)"
        let file = try #require(fopen(path, "w"))
        fputs(lines.map { $0 + "\n" }.joined(), file)
        fclose(file)
        return path
    }

    static let now = "2026-02-03T10:00:00Z"

    /// The story, event 1 on.
    static let story = [
        line(
            "org.organisation-registered.v1", "org/02Q", "2013-04-01", 1,
            #"{"kind":"CCG","name":"NHS Vale CCG"}"#),
        line(
            "org.organisation-registered.v1", "org/0AR", "2013-04-01", 2,
            #"{"kind":"CSU","name":"North Unit"}"#),
        line(
            "support.support-option-appraised.v1", "support/02Q/2013-1", "2013-05-01", 3,
            #"{"options":[{"kind":"inHouse","scoreBp":6025},{"kind":"CSU","supplier":"0AR"}]}"#),
        line(
            "support.support-sourcing-decided.v1", "support/02Q/2013-1", "2013-05-20", 4,
            #"{"option":"CSU","supplier":"0AR","decision":{"meeting":"gb-5"},"#
                + #""reasonCode":"quality","rationale":"They know the Vale."}"#),
        line(
            "support.support-service-agreed.v1", "support/02Q/2013-1", "2013-06-01", 5,
            #"{"supplier":"0AR","functions":["BI","HR"],"start":"2013-07-01","hostedByBoard":true,"#
                + #""end":"2016-07-01","annualValue":{"pence":123450,"vat":"excl"},"#
                + #""breakClause":"After a year."}"#),
    ]

    /// One proposal, recorded on that day of July 2013.
    static func line(
        _ type: String, _ stream: String, _ day: String, _ number: Int, _ data: String
    ) -> String {
        #"{"type":"\#(type)","subject":"\#(stream)","occurredon":"\#(day)","#
            + #""id":"00000000-0000-4000-8000-00000000000\#(number)","#
            + #""recordedtime":"2013-07-0\#(number)T09:00:00.000000Z","data":\#(data)}"#
    }
}
