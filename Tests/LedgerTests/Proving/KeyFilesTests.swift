import Glibc
import Ledger
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

@Suite struct KeyFilesTests {
    @Test func `a key is made for its owner alone, and its verifier key for everybody`()
        async throws
    {
        let folder = try TestFolder()
        let path = "\(folder.path)/a.key"
        let name = try #require(KeyName("vale.example/ccg"))
        let made = try KeyFiles.generate(name: name, at: path)
        #expect(try KeyFiles.signer(at: path).verifier == made)
        #expect(try KeyFiles.verifier("\(path).vkey") == made)
        #expect(try KeyFiles.verifier(made.text) == made)
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(stat("\(path).vkey", &status) == 0 && status.st_mode & 0o777 == 0o644)
        let bytes = try SafeFiles.read(path, limit: 1_000)
        let again = await failure { try KeyFiles.generate(name: name, at: path) }
        #expect(again.hasPrefix("keys: ") && again.contains("File exists"))
        #expect(try SafeFiles.read(path, limit: 1_000) == bytes)
    }

    @Test func `what is no key, policy or checkpoint is refused with its reason`() async throws {
        let folder = try TestFolder()
        let path = try folder.file("a", bytes: Array("rubbish\n".utf8))
        let absent = "\(folder.path)/b"
        for (found, expected) in [
            (await failure { try KeyFiles.signer(at: path) }, "input: a signing key is written"),
            (await failure { try KeyFiles.signer(at: absent) }, "keys: cannot open"),
            (await failure { try KeyFiles.verifier(path) }, "input: a verifier key is written"),
            (await failure { try KeyFiles.verifier(absent) }, "input: \(absent): a verifier key"),
            (await failure { try KeyFiles.policy(at: path) }, "input: a line begins with log"),
            (await failure { try KeyFiles.checkpoint(at: path) }, "input: the note has no"),
        ] {
            #expect(found.hasPrefix(expected), "\(found)")
        }
        let error = #expect(throws: LedgerError.self) { try KeyFiles.policy(at: path) }
        guard case .input(let errors)? = error else { return }
        #expect(errors.first?.line == 1 && errors.first?.file == path)
    }
}
