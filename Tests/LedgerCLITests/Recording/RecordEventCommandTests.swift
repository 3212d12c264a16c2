import Testing

@testable import LedgerCLI

struct RecordEventCommandTests {
    private static let renamed = [
        "record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
        "2014-01-01",
    ]

    @Test func `an event is recorded`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            RecordEventCommandTests.renamed + ["--set", "newName=Vale", "--json"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("record", outcome.output, hiding: trial.folder)
    }

    @Test func `data comes from a file, or from input`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file("data.json", [#"{"newName":"Vale"}"#])
        let dry = RecordEventCommandTests.renamed + ["--dry-run", "--data"]
        #expect(await trial.run(dry + [file]).output.contains(#""newName":"Vale""#))
        let typed = await trial.run(dry + ["-"], typing: [#"{"newName":"Moor"}"#])
        #expect(typed.output.contains(#""newName":"Moor""#))
        let broken = try trial.file("broken.json", [#"{"newName":"#])
        #expect(await trial.run(dry + [broken]).status == 6)
        #expect(await trial.run(dry + ["\(trial.folder)/none"]).status == 7)
    }

    @Test func `an unknown type is answered with the nearest`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("record", "org.organisation-rename.v1")
        #expect(outcome.status == 7)
        #expect(outcome.messages.contains("did you mean org.organisation-renamed.v1"))
    }

    @Test func `what cannot have happened is refused`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "org.organisation-registered.v1", "--stream", "org/02Q", "--occurred-on",
            "2013-04-01", "--set", "kind=CCG", "--set", "name=NHS Vale CCG", "--json")
        #expect(outcome.status == 6)
        #expect(outcome.output.contains("rule "))
    }

    @Test func `an id with other content is a conflict`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            RecordEventCommandTests.renamed
                + ["--set", "newName=Vale", "--id", "00000000-0000-4000-8000-000000000001"])
        #expect(outcome.status == 5)
    }

    @Test func `without input nothing is asked`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            "record", "org.organisation-renamed.v1", "--no-input", typing: ["org/02Q"])
        #expect(outcome.status == 64)
    }

    @Test func `a number of a patient is refused unless it is said to be none`() async throws {
        let trial = try await Trial.withStory()
        let fact =
            RecordEventCommandTests.renamed + ["--set", "newName=Vale 943 476 5919", "--dry-run"]
        #expect(await trial.run(fact).status == 6)
        #expect(await trial.run(fact + ["--not-a-patient-number"]).status == 0)
    }
}
