import EventLog
import Testing

@testable import LedgerCLI

struct LedgerOptionsTests {
    @Test func `without a ledger there is a usage error`() async throws {
        let trial = try Trial()
        trial.environment = [:]
        #expect(await trial.run("log").status == 64)
    }

    @Test func `a folder without a ledger is trouble with storage`() async throws {
        let trial = try Trial()
        #expect(await trial.run("log").status == 8)
        #expect(await trial.run("verify").status == 8)
    }

    @Test func `without its keys a ledger is read and not written`() async throws {
        let trial = try await Trial.withStory()
        let keys = "\(trial.folder)/none"
        #expect(await trial.run("log", "--keys", keys).status == 0)
        let outcome = await trial.run("withdraw", "1", "--reason-code", "other", "--keys", keys)
        #expect(outcome.status == 4)
    }

    @Test func `keys lie beside the folder, however its name is written`() {
        #expect(LedgerOptions.keysFolder(nil, of: "a/b//") == "a/b.keys")
        #expect(LedgerOptions.keysFolder("k", of: "a/b") == "k")
    }

    @Test func `a ledger speaks of itself in a stream named after its origin`() {
        #expect(OpenLedger.ownStream(origin: "a.example/the ledger") == "ledger/the-ledger")
        #expect(OpenLedger.ownStream(origin: "/") == "ledger/ledger")
        #expect(OpenLedger.simulatedStart.description == "2010-01-01T00:00:00.000000Z")
    }
}
