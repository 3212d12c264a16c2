import Glibc
import Testing

@testable import SafeFiles

@Suite struct SecretFilesTests {
    @Test func `a file is made once, and only its owner can read it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("key")
        #expect(try SafeFiles.writeNew(bytes: [1, 2, 3], to: path))
        #expect(try !SafeFiles.writeNew(bytes: [4], to: path))
        #expect(try SafeFiles.read(path, limit: 10) == [1, 2, 3])
        let mode = try OpenFile(path, flags: 0).status().st_mode & 0o777
        #expect(mode == 0o600)
        #expect(folder.names == ["key"])
    }

    @Test func `what is destroyed is gone, and its bytes were written over`() throws {
        let folder = try TemporaryFolder()
        let (path, other) = (folder.file("key"), folder.file("other"))
        #expect(try SafeFiles.writeNew(bytes: [1, 2, 3], to: path))
        // A second name for the same bytes shows what became of them.
        #expect(link(path, other) == 0)
        #expect(try SafeFiles.destroy(path))
        #expect(try SafeFiles.read(other, limit: 10) == [0, 0, 0])
        #expect(try !SafeFiles.destroy(path))
    }

    @Test func `what cannot be made or destroyed is a failure that names it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("none/key")
        let made = #expect(throws: FileFailure.self) {
            try SafeFiles.writeNew(bytes: [], to: path)
        }
        #expect(made?.path == path && made?.isAbsence == true)
        let destroyed = #expect(throws: FileFailure.self) { try SafeFiles.destroy(folder.path) }
        #expect(destroyed?.isAbsence == false)
    }
}
