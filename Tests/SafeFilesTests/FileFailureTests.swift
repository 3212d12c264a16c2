import Glibc
import SafeFiles
import Testing

struct FileFailureTests {
    @Test func `a failure says what was tried, on what, and why not`() {
        #expect(
            "\(FileFailure(operation: .write, path: "/x/y", code: ENOSPC))"
                == "cannot write /x/y: No space left on device")
        #expect(
            "\(FileFailure(operation: .open, path: "a", code: ENOENT))"
                == "cannot open a: No such file or directory")
        let pipe = FileFailure(operation: .open, path: "a", stranger: .pipe)
        #expect(
            "\(pipe)"
                == "cannot open a: it is a named pipe, not a file: move it away, or name another")
        #expect(!pipe.isAbsence && !pipe.isFault && pipe.code == ENOTSUP)
    }

    @Test(arguments: [-1, 0, 9999, Int32.max, Int32.min])
    func `a code that the system does not know still has words`(code: Int32) {
        #expect(!FileFailure(operation: .sync, path: "", code: code).reason.isEmpty)
    }

    @Test func `storage that fails is told from what is not there or not allowed`() {
        func isFault(_ code: Int32) -> Bool {
            FileFailure(operation: .read, path: "a", code: code).isFault
        }
        #expect([EIO, ENOSPC, EROFS].allSatisfy(isFault))
        #expect(![ENOENT, EACCES, EEXIST, ENOTDIR, EFBIG].contains(where: isFault))
        #expect(FileFailure(operation: .write, path: "a", code: EFBIG).isFault)
    }
}
