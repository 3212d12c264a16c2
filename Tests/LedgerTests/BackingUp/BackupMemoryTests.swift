import SafeFiles
import TestSupport
import Testing

@testable import Ledger

struct BackupMemoryTests {
    @Test func `the last backup of each ledger is remembered`() throws {
        let folder = try TestFolder()
        let memory = BackupMemory(folder: folder.path + "/state")
        #expect(try memory.latest(of: "vale.example/ccg") == nil)
        let first = RememberedBackup(manifest: try BackupManifestTests.manifest(), place: "/b/1")
        let other = RememberedBackup(
            manifest: try BackupManifestTests.manifest("moor.example/ccg"), place: "/b/2")
        let second = RememberedBackup(
            manifest: try BackupManifestTests.manifest(size: 9), place: "/b/3")
        for backup in [first, other, second] { try memory.remember(backup) }
        #expect(try memory.latest(of: "vale.example/ccg") == second)
        #expect(try memory.latest(of: "moor.example/ccg") == other)
    }

    @Test func `a file that says nothing of the ledger is not believed`() throws {
        let folder = try TestFolder()
        let memory = BackupMemory(folder: folder.path)
        try folder.file("vale.example-ccg.backup", bytes: Array("{}".utf8))
        #expect(throws: LedgerError.self) { try memory.latest(of: "vale.example/ccg") }
        let stranger = try BackupManifestTests.manifest("moor.example/ccg")
        try folder.file("vale.example-ccg.backup", bytes: stranger.bytes)
        #expect(throws: LedgerError.self) { try memory.latest(of: "vale.example/ccg") }
    }
}
