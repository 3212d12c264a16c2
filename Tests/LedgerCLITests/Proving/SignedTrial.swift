import Testing
import TransparencyLog

@testable import LedgerCLI

extension Trial {
    /// A ledger with a small story, its key, and a checkpoint of it in a file.
    static func signed() async throws -> Trial {
        let trial = try await Trial.withStory()
        let name = try #require(KeyName("a.example/x"))
        let key = try SignerKey(
            name: name, kind: .note, seed: [UInt8](repeating: 1, count: 32))
        _ = try trial.file("a.key", [key.privateText])
        _ = try trial.file("a.key.vkey", [key.verifier.text])
        let signed = await trial.run(
            "checkpoint", "--key", trial.path("a.key"), "--out", trial.path("kept"))
        #expect(signed.status == 0, "\(signed.messages)")
        return trial
    }

    /// A path in the trial's folder.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    var verifierKey: String { path("a.key.vkey") }

    /// The witness of every trial.
    static func witness() throws -> SignerKey {
        let name = try #require(KeyName("witness.example/w1"))
        return try SignerKey(
            name: name, kind: .cosignature, seed: [UInt8](repeating: 2, count: 32))
    }

    /// Records one more event.
    func grow(_ name: String = "1AB") async {
        let outcome = await run(
            "record", "org.organisation-registered.v1", "--stream", "org/\(name)",
            "--occurred-on", "2013-04-01", "--set", "kind=CCG", "--set", "name=NHS \(name) CCG",
            "--id", "00000000-0000-4000-8000-000000000\(name.lowercased())")
        #expect(outcome.status == 0, "\(outcome.messages)")
    }

    /// Signs one event more, then puts the ledger back as it was before.
    func putBackOlderCopy() async throws {
        let copy = path("backup")
        try Folders.copyFiles(of: ledger, to: copy)
        await grow()
        _ = await run("checkpoint", "--key", path("a.key"))
        Folders.remove(ledger)
        try Folders.copyFiles(of: copy, to: ledger)
    }
}
