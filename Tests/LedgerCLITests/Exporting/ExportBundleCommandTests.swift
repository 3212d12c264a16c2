import CanonicalJSON
import SafeFiles
import Testing

@testable import LedgerCLI

struct ExportBundleCommandTests {
    private func export(_ trial: Trial, _ more: String...) async -> Trial.Outcome {
        await trial.run(
            ["export", "bundle", "--as-of", "2014-01-01", "--key", trial.verifierKey] + more)
    }

    @Test func `a folder and an archive hold the same, and both check`() async throws {
        let trial = try await Trial.signed()
        let folder = await export(trial, "02Q", "--out", trial.path("evidence"))
        #expect(folder.status == 0, "\(folder.messages)")
        #expect(folder.output.contains("next: ccgledger check"))
        let zip = trial.path("evidence.zip")
        let archive = await export(trial, "02Q", "--out", zip, "--json")
        #expect(archive.status == 0, "\(archive.messages)")
        guard case .string(let digest)? = try archive.json["manifest"] else {
            Issue.record("no manifest is named")
            return
        }
        // It changes with every file of the bundle, the report's rules among them.
        let output = archive.output.replacing(digest, with: "SHA-256")
        try Golden.check("export-bundle", output, hiding: trial.folder)
        for path in [trial.path("evidence"), zip] {
            let checked = await trial.run("check", path, "--key", trial.verifierKey)
            #expect(checked.status == 0, "\(checked.messages)")
            #expect(checked.output.contains("bundle of a.example/x"))
            #expect(checked.output.contains("proved    the log holds each of the "))
        }
        let again = trial.path("again.zip")
        #expect(await export(trial, "02Q", "--out", again).status == 0)
        #expect(
            try SafeFiles.read(again, limit: 1 << 24) == SafeFiles.read(zip, limit: 1 << 24))
    }

    @Test func `a changed bundle ends with 3`() async throws {
        let trial = try await Trial.signed()
        #expect(await export(trial, "02Q", "--out", trial.path("e")).status == 0)
        _ = try trial.file("e/events/3.json", ["{}"])
        let checked = await trial.run("check", trial.path("e"), "--key", trial.verifierKey)
        #expect(checked.status == 3)
        #expect(checked.messages.contains("events/3.json"))
        _ = try trial.file("none.zip", ["PK\u{3}\u{4} and no archive"])
        let none = await trial.run("check", trial.path("none.zip"), "--key", trial.verifierKey)
        #expect(none.status == 3)
    }

    @Test func `what cannot be meant is a fault of usage`() async throws {
        let trial = try await Trial.signed()
        let out = trial.path("new")
        for words in [
            ["--out", out], ["02Q", "--stream", "org/02Q", "--out", out], ["02Q"],
            ["02Q", "--for", "friends", "--out", out], ["02Q", "--out", trial.folder],
            ["--stream", "org 02Q", "--out", out], ["02Q", "--from", "soon", "--out", out],
            ["02Q", "--out", trial.verifierKey],
        ] {
            let outcome = await trial.run(
                ["export", "bundle", "--key", trial.verifierKey] + words)
            #expect(outcome.status == 64, "\(words): \(outcome.messages)")
        }
        let keyless = await trial.run("export", "bundle", "02Q", "--out", out)
        #expect(keyless.status == 64 && keyless.messages.contains("give --key VKEY"))
        #expect(Folders.isAbsentOrEmpty(out))
    }

    @Test func `what is not there, and where nothing can be written`() async throws {
        let trial = try await Trial.signed()
        #expect(await export(trial, "9ZZ", "--out", trial.path("n")).status == 7)
        let finding = await export(trial, "--finding", "FAIR-04:00", "--out", trial.path("n"))
        #expect(finding.status == 7 && finding.messages.contains("FAIR-04:00"))
        #expect(
            await export(trial, "--stream", "org/9ZZ", "--out", trial.path("n")).status == 7)
        #expect(await export(trial, "02Q", "--out", trial.path("no/where")).status == 8)
        #expect(await export(trial, "02Q", "--out", trial.path("no/where.zip")).status == 8)
        await trial.grow()
        let newer = await export(trial, "1AB", "--out", trial.path("n"))
        #expect(newer.status == 7 && newer.messages.contains("hint: ccgledger checkpoint"))
    }
}
