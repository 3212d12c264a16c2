import EventLog
import Glibc
import SafeFiles
@testable import SQLiteEventLog
import Testing

struct LedgerFolderTests {
    private let folders = TemporaryFolders()

    @Test func `a slash at the end of a folder makes no difference`() {
        #expect(LedgerFolder("a/b/").log == LedgerFolder("a/b").log)
        #expect(LedgerFolder("/").path == "/")
    }

    @Test func `a lock that another holds is waited for no longer than asked`() throws {
        let folder = LedgerFolder(folders.next())
        try SafeFiles.makeFolder(folder.path)
        let held = try folder.lock(waitingUpTo: .zero)
        #expect(
            throws: StoreError.unavailable(
                "\(folder.lockFile) is held by another process that writes")
        ) { try folder.lock(waitingUpTo: .zero) }
        held.unlock()
        try folder.lock(waitingUpTo: .zero).unlock()
    }

    @Test func `that a sync has failed is marked until the log is sure`() throws {
        let folder = LedgerFolder(folders.next())
        // Where no mark can be made there is none, and nothing else happens.
        folder.markUnsynced()
        #expect(!folder.isUnsynced)
        try SafeFiles.makeFolder(folder.path)
        #expect(!folder.isUnsynced)
        folder.markUnsynced()
        folder.markUnsynced()
        #expect(folder.isUnsynced)
        folder.markSynced()
        #expect(!folder.isUnsynced)
    }

    @Test func `a folder holds a log once the log has its name`() throws {
        let folder = LedgerFolder(folders.next())
        try SafeFiles.makeFolder(folder.path)
        let draft = folder.path + "/draft"
        #expect(throws: StoreError.self) { try LedgerFolder.rename(draft, to: folder.log) }
        try SafeFiles.write(bytes: [1], to: draft)
        #expect(!folder.holdsLog)
        try LedgerFolder.rename(draft, to: folder.log)
        #expect(folder.holdsLog)
        LedgerFolder.remove(folder.log)
        #expect(!folder.holdsLog)
    }

    @Test func `a folder that is not there cannot be synced, and a full disk is said to be full`() {
        #expect(throws: StoreError.self) { try LedgerFolder(folders.next()).sync() }
        let full = FileFailure(operation: .write, path: "x", code: ENOSPC)
        #expect(StoreError(full) == .full("\(full)"))
        let denied = FileFailure(operation: .write, path: "x", code: EACCES)
        #expect(StoreError(denied) == .unavailable("\(denied)"))
    }
}
