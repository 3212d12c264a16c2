import Testing

@testable import LedgerCLI

struct ExportCommandTests {
    @Test func `it has a bundle to offer`() async throws {
        let trial = try Trial()
        let help = await trial.run("export", "--help")
        #expect(help.status == 0 && help.output.contains("bundle"))
        #expect(await trial.run("export", "nothing").status == 64)
    }
}
