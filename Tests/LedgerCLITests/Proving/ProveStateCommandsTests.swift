import CanonicalJSON
import Testing

@testable import LedgerCLI

struct ProveStateCommandsTests {
    private func trial() async throws -> Trial {
        let trial = try await Trial.signed()
        let recorded = await trial.run(
            "state-root", "record", "organisations", "--as-of", "2014-01-01")
        #expect(recorded.status == 0, "\(recorded.messages)")
        return trial
    }

    @Test func `a value and an absence are proved in files that are checked offline`() async throws
    {
        let trial = try await trial()
        _ = await trial.run("checkpoint", "--key", trial.path("a.key"))
        let (value, absence) = (trial.path("value"), trial.path("absence"))
        let there = await trial.run(
            "prove", "value", "organisations", "02Q", "--out", value, "--json")
        #expect(there.status == 0, "\(there.messages)")
        try Golden.check("prove-value", there.output, hiding: trial.folder)
        let none = await trial.run(
            "prove", "absence", "organisations", "02R", "--out", absence)
        #expect(none.status == 0 && none.output.contains("no row of organisations has the key"))
        Folders.remove(trial.ledger)
        for (file, words) in [(value, "NHS Vale CCG"), (absence, #"no row has the key ["02R"]"#)] {
            let checked = await trial.run("check", file, "--key", trial.verifierKey)
            #expect(checked.status == 0 && checked.output.contains(words), "\(checked.output)")
        }
    }

    @Test func `what is there has no proof of absence, and the other way round`() async throws {
        let trial = try await trial()
        let absent = await trial.run("prove", "absence", "organisations", "02Q")
        #expect(absent.status == 7 && absent.messages.contains("ccgledger prove value"))
        let value = await trial.run("prove", "value", "organisations", "02R")
        #expect(value.status == 7 && value.messages.contains("ccgledger prove absence"))
        #expect(await trial.run("prove", "value", "organisations").status == 64)
        #expect(await trial.run("prove", "value", "streams", "org/02Q").status == 7)
    }

    @Test func `a root that no checkpoint covers is said to prove nothing yet`() async throws {
        let trial = try await trial()
        let made = await trial.run(
            "prove", "value", "organisations", "02Q", "--out", trial.path("early"))
        #expect(made.status == 0 && made.messages.contains("no checkpoint covers event 6 yet"))
        let checked = await trial.run("check", trial.path("early"), "--key", trial.verifierKey)
        #expect(checked.status == 3 && checked.messages.contains("no checkpoint covered"))
    }
}
