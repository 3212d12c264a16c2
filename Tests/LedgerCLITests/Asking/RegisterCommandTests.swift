import Testing

@testable import LedgerCLI

struct RegisterCommandTests {
    private func trial() async throws -> Trial {
        let trial = try await Trial.withStory()
        let file = try trial.file(
            "decided.jsonl", [DecisionTextTests.route, DecisionTextTests.award])
        #expect(await trial.run("import", file).status == 0)
        return trial
    }

    @Test func `the register is one document`() async throws {
        let trial = try await trial()
        let outcome = await trial.run("register", "zza", "--json", "--why")
        #expect(outcome.status == 0, "\(outcome.messages)")
        try Golden.check("register", outcome.output, hiding: trial.folder)
    }

    @Test func `it is comma-separated values, in two forms`() async throws {
        let trial = try await trial()
        let csv = await trial.run("register", "ZZA", "--csv")
        #expect(csv.status == 0 && csv.output.hasPrefix("Reference,"))
        #expect(csv.output.hasSuffix(",spreadsheet\r\n"))
        let raw = await trial.run("register", "ZZA", "--csv", "--raw")
        #expect(raw.output.hasSuffix(",raw\r\n"))
    }

    @Test func `days bound it, and a word that is no day is refused`() async throws {
        let trial = try await trial()
        let one = await trial.run("register", "ZZA", "--from", "2016-05-04")
        #expect(one.output.contains("decided from 2016-05-04") && one.output.contains("1 row"))
        for wrong in [
            ["--from", "soon"], ["--from", "2016-05-04", "--to", "2016-05-03"],
            ["--csv", "--json"], ["--raw"],
        ] {
            #expect(await trial.run(["register", "ZZA"] + wrong).status == 64, "\(wrong)")
        }
        #expect(await trial.run("register", "NOBODY").status == 7)
    }
}
