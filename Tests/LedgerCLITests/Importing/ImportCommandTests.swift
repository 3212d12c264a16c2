import CanonicalJSON
import Testing

@testable import LedgerCLI

struct ImportCommandTests {
    private static let good = Trial.line(
        "org.organisation-renamed.v1", "org/02Q", "2014-01-01", 6, #"{"newName":"Vale"}"#)
    private static let bad = Trial.line(
        "org.organisation-renamed.v1", "org/02Q", "2014-01-01", 7, #"{"newNam":"Vale"}"#)

    @Test func `lines are recorded once`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file("more.jsonl", [ImportCommandTests.good])
        let first = await trial.run("import", file, "--json")
        #expect(first.status == 0, "\(first.messages)")
        try Golden.check("import", first.output, hiding: trial.folder)
        let second = await trial.run("import", file)
        #expect(second.output.contains("0 of 1 line recorded, 1 already recorded, 0 refused"))
    }

    @Test func `one refused line stops all, and is named`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file("mixed.jsonl", [ImportCommandTests.good, ImportCommandTests.bad])
        let outcome = await trial.run("import", file, "--json")
        #expect(outcome.status == 6)
        try Golden.check("import-refused", outcome.output, hiding: trial.folder)
        #expect(outcome.messages.contains("mixed.jsonl:2"))
        #expect(await trial.run("show", "6").status == 7)
        let valid = await trial.run("import", file, "--accept-valid")
        #expect(valid.status == 6)
        #expect(await trial.run("show", "6").status == 0)
    }

    @Test func `a dry run prints lines that can be imported`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file("more.jsonl", [ImportCommandTests.good])
        let dry = await trial.run("import", file, "--dry-run")
        #expect(dry.output == ImportCommandTests.good + "\n")
        #expect(dry.messages.contains("1 of 1 line would be recorded"))
        #expect(await trial.run("show", "6").status == 7)
    }

    @Test func `a batch is noted when something was recorded`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file("more.jsonl", [ImportCommandTests.good])
        #expect(await trial.run("import", file, "--batch", "routine").status == 0)
        let noted = await trial.run("show", "7", "--json")
        #expect(noted.output.contains(#""kind":"routine""#))
        #expect(await trial.run("import", file, "--batch", "routine").status == 0)
        #expect(await trial.run("show", "8").status == 7)
    }

    @Test func `a file that is not there is not found`() async throws {
        let trial = try await Trial.withStory()
        let missing = await trial.run("import", "\(trial.folder)/none.jsonl")
        #expect(missing.status == 7 && missing.messages.contains("hint: name a .jsonl file"))
        #expect(await trial.run("import", "x", "--batch", "strange").status == 64)
    }

    @Test func `the line that the help shows is imported as it is`() async throws {
        let trial = try Trial()
        _ = await trial.run("init", trial.ledger, "--origin", "a.example/x")
        let help = await trial.run("help", "import").output
        let lines = help.split(separator: "\n")
        let first = try #require(lines.firstIndex { $0.contains(#"{"type":"#) })
        let sample = lines[first..<(first + ImportCommand.sample.count)].joined()
        let file = try trial.file("sample.jsonl", [sample])
        let imported = await trial.run("import", file)
        #expect(imported.status == 0, "\(help)\n\(imported.messages)")
        #expect(imported.output.contains("1 of 1 line recorded"))
    }
}
