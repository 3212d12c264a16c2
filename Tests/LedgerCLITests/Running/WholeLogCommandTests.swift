import Testing

@testable import LedgerCLI

struct WholeLogCommandTests {
    @Test(arguments: [
        (["rebuild"], true), (["verify"], true), (["audit"], true), (["audit", "02Q"], false),
        (["bench", "--ledger", "none"], true), (["bench", "--events", "10"], false),
        (["import", "none"], false), (["state", "02Q"], false),
    ])
    func `what reads a whole log takes large pages`(
        arguments: [String], takes: Bool
    ) async throws {
        let trial = try await Trial.withStory()
        var taken = false
        _ = await trial.run(arguments, takeLargePages: { taken = true })
        #expect(taken == takes)
    }
}
