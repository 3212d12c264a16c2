import Glibc
import Testing

@testable import LedgerCLI

struct FoldersTests {
    @Test func `a folder is made, copied and removed with all that is in it`() throws {
        let trial = try Trial()
        let file = try trial.file("a", ["x"])
        #expect(Folders.names(in: trial.folder) == ["a"])
        #expect(!Folders.isAbsentOrEmpty(trial.folder))
        #expect(!Folders.isAbsentOrEmpty(file))
        #expect(Folders.isAbsentOrEmpty("\(trial.folder)/none"))
        let copy = try Folders.makeTemporary()
        #expect(Folders.isAbsentOrEmpty(copy))
        try Folders.copyFiles(of: trial.folder, to: "\(copy)/b")
        #expect(Folders.names(in: "\(copy)/b") == ["a"])
        Folders.remove(copy)
        #expect(!Folders.isFolder(copy))
    }

    @Test func `names, sizes and whole paths are told`() throws {
        let trial = try Trial()
        let file = try trial.file("a", ["xyz"])
        #expect(!Folders.isAbsent(file) && Folders.isAbsent(file + ".none"))
        #expect(!Folders.isAbsent(trial.folder))
        _ = try trial.file("b", ["x"])
        #expect(Folders.byteCount(of: trial.folder) == 6)
        #expect(Folders.byteCount(of: file + ".none") == 0)
        #expect(Folders.absolute("/a/b") == "/a/b")
        #expect(Folders.absolute("b") == Folders.current.map { "\($0)/b" })
    }

    @Test func `a path is followed to where it leads, also where nothing is yet`() throws {
        let trial = try Trial()
        let folder = Folders.resolved(trial.folder)
        #expect(symlink("b/c", "\(trial.folder)/a") == 0)
        #expect(symlink("d", "\(trial.folder)/d") == 0)
        #expect(Folders.resolved("\(trial.folder)/a/x//./y/") == "\(folder)/b/c/x/y")
        #expect(Folders.resolved("\(trial.folder)/a/../z") == "\(folder)/b/z")
        #expect(Folders.resolved("\(trial.folder)/d") == "\(folder)/d")
        #expect(Folders.resolved("/../..") == "/")
        #expect(Folders.resolved("x") == Folders.current.map { Folders.resolved("\($0)/x") })
    }

    @Test func `the process knows where it is`() {
        #expect(Folders.current.map(Folders.isFolder) == true)
        #expect(Folders.ofProgram.map(Folders.isFolder) == true)
    }
}
