import Glibc
import Ledger
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

@Suite struct CheckpointMemoryTests {
    private func checkpoint(_ name: String, _ size: UInt64) throws -> SignedCheckpoint {
        let key = try SignedLedger.key(name)
        return try SignedCheckpoint(
            Checkpoint(
                origin: key.verifier.name, size: size, root: TreeHash.leaf([UInt8(size)])),
            signedBy: key)
    }

    @Test func `what is put in the place of what is known stays, and nothing else is put`() throws {
        let folder = try TestFolder()
        let memory = CheckpointMemory(folder: "\(folder.path)/state")
        let (one, two) = (try checkpoint("a/b", 1), try checkpoint("a/b", 2))
        let origin = one.checkpoint.origin
        #expect(try memory.latest(of: origin) == nil)
        #expect(try !memory.replace(two, with: one))
        #expect(try memory.replace(nil, with: one))
        #expect(try !memory.replace(nil, with: two))
        #expect(try memory.latest(of: origin) == one)
        #expect(try memory.replace(one, with: two))
        #expect(try CheckpointMemory(folder: memory.folder).latest(of: origin) == two)
        #expect(
            TestFolder.names(in: memory.folder) == ["a-b.checkpoint", "a-b.checkpoint.lock"])
    }

    @Test func `what was signed of a log that is given up is put aside, not forgotten`() throws {
        let folder = try TestFolder()
        let memory = CheckpointMemory(folder: "\(folder.path)/state")
        let (one, two) = (try checkpoint("a/b", 1), try checkpoint("a/b", 2))
        let origin = one.checkpoint.origin
        #expect(try memory.setAside(origin, as: "given-up") == nil)
        #expect(try memory.replace(nil, with: two))
        let aside = try #require(try memory.setAside(origin, as: "given-up"))
        #expect(aside == "\(memory.folder)/a-b.checkpoint.given-up")
        #expect(try KeyFiles.checkpoint(at: aside) == two)
        #expect(try memory.latest(of: "a/b") == nil)
        #expect(try memory.latest(of: "no key's name") == nil)
        #expect(try memory.replace(nil, with: one))
    }

    @Test func `what is damaged, or of another log, is not taken for nothing`() async throws {
        let folder = try TestFolder()
        let memory = CheckpointMemory(folder: folder.path)
        let one = try checkpoint("a/b", 1)
        _ = try memory.replace(nil, with: one)
        // Another log whose name becomes the same name of a file.
        let other = try checkpoint("a-b", 1)
        #expect(
            await failure { try memory.latest(of: other.checkpoint.origin) }
                .hasPrefix("rolled back: "))
        try folder.file("a-b.checkpoint", bytes: [1, 2, 3])
        #expect(
            await failure { try memory.latest(of: one.checkpoint.origin) }
                .hasSuffix("does not hold the last signed checkpoint of a/b"))
        #expect(await failure { try memory.replace(nil, with: one) }.hasPrefix("rolled back: "))
        #expect(try SafeFiles.read("\(folder.path)/a-b.checkpoint", limit: 9) == [1, 2, 3])
    }

    @Test func `nobody waits for a pipe in the place of what is remembered`() async throws {
        let folder = try TestFolder()
        #expect(mkfifo("\(folder.path)/a-b.checkpoint", 0o600) == 0)
        let memory = CheckpointMemory(folder: folder.path)
        let said = await failure { try memory.latest(of: "a/b") }
        #expect(said.hasPrefix("rolled back: "))
        #expect(said.contains("is a named pipe, not the file with the last signed checkpoint of"))
    }

    @Test func `a witness remembers in the same file`() throws {
        let folder = try TestFolder()
        let memory = CheckpointMemory(folder: folder.path)
        let log = try SignedLedger.key("a/b")
        let witness = try Witness(
            key: SignedLedger.witness(1), logs: [log.verifier], memory: memory)
        let request = AddCheckpointRequest(
            oldSize: 0, path: [], checkpoint: try checkpoint("a/b", 1))
        #expect(try witness.answer(request, time: 1).status == 200)
        #expect(try witness.answer(request, time: 2) == .conflict(size: 1))
    }
}
