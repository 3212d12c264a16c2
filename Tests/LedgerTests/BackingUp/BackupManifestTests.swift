import EventLog
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

struct BackupManifestTests {
    static func manifest(
        _ origin: String = "vale.example/ccg", size: UInt64 = 3
    ) throws -> BackupManifest {
        let head = LogHead(
            size: LogSize(size), root: TreeHash.leaf([UInt8(size)]),
            lastRecordedTime: Instant("2026-02-01T09:00:00.000001Z"))
        return BackupManifest(
            origin: origin, head: head, madeAt: try #require(Instant("2026-02-03T10:00:00Z")),
            checkpoint: nil)
    }

    @Test func `what is written is read again`() throws {
        let manifest = try BackupManifestTests.manifest()
        #expect(BackupManifest(bytes: manifest.bytes) == manifest)
        #expect(manifest.release == Ledger.release)
        let folder = try TestFolder()
        try folder.file(BackupManifest.fileName, bytes: manifest.bytes)
        #expect(try BackupManifest(ofBackup: folder.path) == manifest)
    }

    @Test func `a folder without one, and a damaged one, are refused`() throws {
        let folder = try TestFolder()
        #expect(throws: LedgerError.self) { try BackupManifest(ofBackup: folder.path) }
        let bytes = try BackupManifestTests.manifest().bytes
        for length in 0..<(bytes.count - 1) {
            #expect(BackupManifest(bytes: Array(bytes[..<length])) == nil)
        }
        try folder.file(BackupManifest.fileName, bytes: Array(bytes.dropLast(9)))
        do throws(LedgerError) {
            _ = try BackupManifest(ofBackup: folder.path)
            Issue.record("it was read")
        } catch {
            guard case .unproved = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func `it describes the log it was made for, and no other`() throws {
        let manifest = try BackupManifestTests.manifest()
        let head = LogHead(
            size: LogSize(3), root: manifest.root, lastRecordedTime: manifest.recordedTime)
        #expect(manifest.describes(head, of: "vale.example/ccg"))
        #expect(!manifest.describes(head, of: "other.example/ccg"))
        let larger = LogHead(size: LogSize(4), root: manifest.root, lastRecordedTime: nil)
        #expect(!manifest.describes(larger, of: "vale.example/ccg"))
        let other = LogHead(
            size: LogSize(3), root: TreeHash.emptyRoot, lastRecordedTime: nil)
        #expect(!manifest.describes(other, of: "vale.example/ccg"))
    }
}
