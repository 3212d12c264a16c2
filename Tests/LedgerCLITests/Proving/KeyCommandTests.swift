import CanonicalJSON
import Glibc
import SafeFiles
import Testing

@testable import LedgerCLI

struct KeyCommandTests {
    @Test func `a key is named after the ledger, and never overwritten`() async throws {
        let trial = try await Trial.withStory()
        let path = trial.path("a.key")
        let made = await trial.run("key", "generate", "--out", path, "--json")
        #expect(made.status == 0)
        #expect(try made.json["name"] == .string("a.example/x"))
        #expect(try made.json["verifierKey"]?.plain.hasPrefix("a.example/x+") == true)
        let key = try made.json["verifierKey"]?.plain ?? ""
        try Golden.check(
            "key-generate", made.output.replacing(key, with: "VKEY"), hiding: trial.folder)
        let secret = try SafeFiles.read(path, limit: 1_000)
        let again = await trial.run("key", "generate", "--out", path)
        #expect(again.status == 4 && again.messages.contains("never overwritten"))
        #expect(try SafeFiles.read(path, limit: 1_000) == secret)
        let text =
            String(decoding: secret, as: UTF8.self)
            .split(separator: "+", maxSplits: 4).last ?? ""
        #expect(!text.isEmpty && !made.output.contains(text) && !made.messages.contains(text))
    }

    @Test func `a witness needs a name of its own, and no ledger`() async throws {
        let trial = try Trial()
        trial.environment["CCGLEDGER"] = nil
        let path = trial.path("w.key")
        let unnamed = await trial.run("key", "generate", "--out", path, "--witness")
        #expect(unnamed.status == 64)
        let bad = await trial.run("key", "generate", "--out", path, "--name", "a+b")
        #expect(bad.status == 64 && bad.messages.contains("cannot be the name of a key"))
        let made = await trial.run(
            "key", "generate", "--out", path, "--witness", "--name", "witness.example/w1")
        #expect(made.status == 0 && made.output.contains("\(path).vkey"))
        #expect(access(path, F_OK) == 0)
    }
}
