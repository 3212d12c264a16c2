import Testing

@testable import LedgerCLI

struct ExitCodesCommandTests {
    @Test func `the table names every code`() async throws {
        let trial = try Trial()
        for outcome in [await trial.run("help", "exit-codes"), await trial.run("exit-codes")] {
            for status in CommandStatus.allCases {
                #expect(outcome.output.contains("\(status.rawValue)"))
            }
        }
        let outcome = await trial.run("exit-codes", "--json")
        try Golden.check("exit-codes", outcome.output, hiding: trial.folder)
    }
}
