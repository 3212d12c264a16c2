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

    @Test func `the process knows where it is`() {
        #expect(Folders.current.map(Folders.isFolder) == true)
        #expect(Folders.ofProgram.map(Folders.isFolder) == true)
    }
}
