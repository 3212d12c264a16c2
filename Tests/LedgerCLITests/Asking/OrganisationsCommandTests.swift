import Testing

@testable import LedgerCLI

struct OrganisationsCommandTests {
    @Test func `bodies of a kind are listed`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("organisations", "--kind", "ccg", "--json")
        try Golden.check("organisations", outcome.output, hiding: trial.folder)
        let text = await trial.run("organisations", "--why").output
        #expect(text.contains("NHS Vale CCG [1]"))
        #expect(text.hasSuffix("2 bodies\n"))
    }

    @Test func `before it opens a body is not open`() async throws {
        let trial = try await Trial.withStory()
        let text = await trial.run("organisations", "--as-of", "2013-03-31").output
        #expect(text.hasSuffix("0 bodies\n"))
    }

    @Test func `a kind that is none is answered with the nearest`() async throws {
        let trial = try await Trial.withStory()
        let outcome = await trial.run("organisations", "--kind", "CCGs")
        #expect(outcome.status == 64)
        #expect(outcome.messages.contains("CCG"))
    }
}
