import CanonicalJSON
import Testing

@testable import LedgerCLI

struct BenchAppendsTests {
    @Test func `many clients append all that was asked for`() async throws {
        let trial = try Trial()
        let bench = Bench(
            place: trial.folder, count: 10, seedNumber: 1,
            progress: Progress(.process, isQuiet: true))
        let rate = try await BenchAppends(bench: bench, name: "many").rate(clients: 8, count: 64)
        #expect(rate > 0)
        let outcome = await trial.run("verify", "--json", "--ledger", "\(trial.folder)/many")
        // One to open the ledger, and those of the workload that correct nothing.
        #expect(try outcome.json["ok"] == .bool(true))
    }
}
