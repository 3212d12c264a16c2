import ArgumentParser
import CanonicalJSON
import Testing

@testable import LedgerCLI

struct LedgerCommandTests {
    @Test(arguments: Root.names)
    func `the help of a command begins with two examples`(_ name: String) async throws {
        let outcome = await (try Trial()).run(name, "--help")
        #expect(outcome.status == 0)
        let help = outcome.output
        let examples = try #require(help.range(of: "Examples:"))
        let usage = try #require(help.range(of: "USAGE:"))
        #expect(examples.lowerBound < usage.lowerBound)
        let between = help[examples.upperBound..<usage.lowerBound]
        #expect(between.split(separator: "\n").filter { $0.contains("  ccgledger ") }.count >= 2)
        let again = await (try Trial()).run("help", name)
        #expect(again.output == help)
    }

    @Test func `an unknown command is answered with the nearest`() async throws {
        let outcome = await (try Trial()).run("staet", "--json")
        #expect(outcome.status == 64)
        #expect(outcome.messages == "error: there is no command staet\nhint: did you mean state?\n")
        try Golden.check("error", outcome.output, hiding: "none")
    }

    @Test func `help of what is no command is a usage error, with the nearest`() async throws {
        let trial = try Trial()
        for (words, hint) in [
            (["help", "prove", "finding"], "ccgledger prove --help lists them"),
            (["help", "prove", "inclusoin"], "did you mean inclusion?"),
            (["help", "staet"], "did you mean state?"),
            (["help", "log", "stream"], "ccgledger log --help lists them"),
        ] {
            let outcome = await trial.run(words)
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(words)")
            let path = words.dropFirst().joined(separator: " ")
            #expect(outcome.messages == "error: there is no command \(path)\nhint: \(hint)\n")
        }
        let good = await trial.run("help", "prove", "inclusion")
        #expect(good.status == 0 && good.output.contains("Proves that the log holds an event"))
        #expect(await trial.run("help").status == 0)
    }

    @Test func `an unknown option is a usage error, in JSON too`() async throws {
        let outcome = await (try Trial()).run("log", "--limt", "3", "--json")
        #expect(outcome.status == 64)
        #expect(try outcome.json["error"] != nil)
    }

    @Test func `without a command there is help`() async throws {
        let outcome = await (try Trial()).run([])
        #expect(outcome.output.contains("SUBCOMMANDS"))
    }
}

extension String {
    /// The first place of a text.
    func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
