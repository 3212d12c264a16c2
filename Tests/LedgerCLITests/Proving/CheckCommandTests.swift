import CanonicalJSON
import SafeFiles
import Testing

@testable import LedgerCLI

struct CheckCommandTests {
    @Test func `a receipt is proved by a later proof, and one changed byte is noticed`()
        async throws
    {
        let trial = try await Trial.signed()
        let receipt = trial.path("receipt.json")
        let recorded = await trial.run(
            "record", "org.organisation-registered.v1", "--stream", "org/1AB", "--occurred-on",
            "2013-04-01", "--set", "kind=CCG", "--set", "name=NHS 1AB CCG", "--receipt", receipt,
            "--checkpoint", trial.path("a.key"))
        #expect(recorded.status == 0, "\(recorded.messages)")
        let proof = trial.path("receipt.tlog-proof")
        let key = trial.verifierKey
        #expect(await trial.run("check", receipt, "--key", key).status == 64)
        let checked = await trial.run("check", receipt, "--key", key, "--proof", proof)
        #expect(checked.status == 0 && checked.output.contains("event 6 as the receipt says"))
        let json = await trial.run("check", proof, "--key", key, "--json")
        #expect(try json.json["ok"] == .bool(true))
        #expect(try json.json["kind"] == .string("inclusion"))
        let kept = await trial.run("check", trial.path("kept"), "--key", key, "--json")
        try Golden.check("check", kept.output, hiding: trial.folder)
        var bytes = try SafeFiles.read(receipt, limit: 1 << 20)
        let place = try #require(bytes.firstRange(of: Array("leafHashes\":[\"".utf8)))
        bytes[place.upperBound] ^= 1
        try SafeFiles.write(bytes: bytes, to: receipt)
        #expect(await trial.run("check", receipt, "--key", key, "--proof", proof).status == 3)
    }

    @Test func `a file that cannot be read as anything is bad input`() async throws {
        let trial = try await Trial.signed()
        for (text, words) in [
            ("rubbish", "no signatures"), ("{}", "member of the receipt"),
            ("c2sp.org/tlog-proof@v1", "index"), ("old 1", "neither a digest"),
        ] {
            let file = try trial.file("file", [text])
            let refused = await trial.run("check", file, "--key", trial.verifierKey, "--json")
            #expect(refused.status == 6 && refused.messages.contains(words), "\(refused.messages)")
        }
        let missing = await trial.run("check", trial.path("none"), "--key", trial.verifierKey)
        #expect(missing.status == 7 && missing.messages.contains("there is no file"))
        let folder = await trial.run("check", "/dev/null", "--key", trial.verifierKey)
        #expect(folder.status == 6 && folder.messages.contains("is a device, not a file"))
        let receipt = trial.path("receipt.json")
        _ = await trial.run("withdraw", "1", "--reason-code", "other", "--receipt", receipt)
        let alone = await trial.run("check", receipt, "--key", trial.verifierKey)
        #expect(alone.status == 64 && alone.messages.contains("hint: give what proves it with"))
    }
}
