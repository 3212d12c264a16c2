import Testing

@testable import LedgerCLI

struct AuditTextTests {
    @Test func `coverage comes first, then what is to be answered, last what it is not`()
        async throws
    {
        let trial = try await AuditCommandTests.trial()
        let text = await trial.run("audit", "FICA", "--as-of", "2017-01-01").output
        let parts = text.split(separator: "For you to answer")
        #expect(parts.count == 2 && parts[0].contains("could be tested on"))
        #expect(text.hasSuffix("shown separately, with who made them.\n"))
        #expect(text.contains("key FAIR-04:"))
    }
}
