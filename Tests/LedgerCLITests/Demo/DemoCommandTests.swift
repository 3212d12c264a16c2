import CanonicalJSON
import Testing

@testable import LedgerCLI

struct DemoCommandTests {
    @Test func `the demonstration leaves nothing behind`() async throws {
        let trial = try Trial()
        trial.environment["TMPDIR"] = trial.folder
        let outcome = await trial.run("demo")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("To make your own"))
        #expect(Folders.names(in: trial.folder) == [])
    }

    @Test func `a ledger that is kept can be asked more`() async throws {
        let trial = try Trial()
        trial.environment["TMPDIR"] = trial.folder
        let outcome = await trial.run("demo", "--keep", "--json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        guard case .string(let ledger)? = try outcome.json["ledger"] else {
            Issue.record("no ledger is named")
            return
        }
        #expect(await trial.run("verify", "--ledger", ledger).status == 0)
    }

    @Test func `stories that are not there are unknown`() async throws {
        let trial = try Trial()
        #expect(await trial.run("demo", "--seeds", trial.folder).status == 7)
    }
}
