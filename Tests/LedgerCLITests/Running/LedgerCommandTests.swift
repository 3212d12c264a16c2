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
