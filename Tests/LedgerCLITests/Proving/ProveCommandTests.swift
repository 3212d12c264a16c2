import CanonicalJSON
import SafeFiles
import Testing
import TransparencyLog

@testable import LedgerCLI

struct ProveCommandTests {
    @Test func `an event is proved in a file that is checked offline`() async throws {
        let trial = try await Trial.signed()
        let path = trial.path("3.tlog-proof")
        let made = await trial.run("prove", "inclusion", "3", "--out", path)
        #expect(made.status == 0 && made.output.contains("event 3 is in the checkpoint of 6"))
        let printed = await trial.run("prove", "inclusion", "00000000-0000-4000-8000-000000000003")
        #expect(try Array(printed.output.utf8) == SafeFiles.read(path, limit: 1 << 20))
        let json = await trial.run("prove", "inclusion", "3", "--json")
        try Golden.check("prove-inclusion", json.output, hiding: trial.folder)
        Folders.remove(trial.ledger)
        #expect(await trial.run("check", path, "--key", trial.verifierKey).status == 0)
    }

    @Test func `growth is proved in the form in which a witness takes it`() async throws {
        let trial = try await Trial.signed()
        await trial.grow()
        _ = await trial.run("checkpoint", "--key", trial.path("a.key"))
        let path = trial.path("growth")
        let made = await trial.run("prove", "consistency", "6", "--out", path)
        #expect(made.status == 0, "\(made.messages)")
        let request = try AddCheckpointRequest(
            parsing: SafeFiles.read(path, limit: 1 << 20))
        #expect(request.oldSize == 6 && request.checkpoint.checkpoint.size == 7)
        let checked = await trial.run(
            "check", path, "--key", trial.verifierKey, "--checkpoint", trial.path("kept"))
        #expect(checked.status == 0 && checked.output.contains("has only grown"))
        let json = await trial.run("prove", "consistency", "6", "--json")
        try Golden.check("prove-consistency", json.output, hiding: trial.folder)
    }

    @Test func `what is not there is unknown`() async throws {
        let trial = try await Trial.signed()
        await trial.grow()
        for arguments in [["inclusion", "6"], ["inclusion", "99"], ["consistency", "7"]] {
            let outcome = await trial.run(["prove"] + arguments)
            #expect(outcome.status == 7, "\(arguments): \(outcome.messages)")
        }
        #expect(await trial.run("prove", "consistency", "-1").status == 64)
    }
}
