import Testing

@testable import LedgerCLI

struct ActingOptionsTests {
    private static let fact = [
        "record", "org.organisation-renamed.v1", "--stream", "org/02Q", "--occurred-on",
        "2014-01-01", "--set", "newName=Vale",
    ]

    @Test func `nobody acting is refused`() async throws {
        let trial = try await Trial.withStory()
        trial.environment["CCGLEDGER_ACTOR"] = nil
        let outcome = await trial.run(ActingOptionsTests.fact)
        #expect(outcome.status == 6)
        #expect(outcome.messages.contains("/actor"))
    }

    @Test func `an option goes before the environment`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(
            ActingOptionsTests.fact + ["--actor", "person:9", "--dry-run"])
        #expect(outcome.output.contains(#""actor":"person:9""#))
    }

    @Test func `a name with a space is no reference`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run(ActingOptionsTests.fact + ["--actor", "Ann Other"])
        #expect(outcome.status == 64)
    }
}
