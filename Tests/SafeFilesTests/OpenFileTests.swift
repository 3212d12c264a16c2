import Glibc
import Testing

@testable import SafeFiles

struct OpenFileTests {
    @Test func `a full device is a failure that names the file`() throws {
        let file = try OpenFile("/dev/full", flags: O_WRONLY)
        let full = FileFailure(operation: .write, path: "/dev/full", code: ENOSPC)
        #expect(failure { () throws(FileFailure) in try file.write([1, 2, 3]) } == full)
        #expect(failure { () throws(FileFailure) in try file.write([1, 2], at: 7) } == full)
        #expect("\(full)" == "cannot write /dev/full: No space left on device")
        try file.write([])
    }

    @Test func `a write that the system cuts short goes on where it stopped`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        await #expect(processExitsWith: .success) { [path = path as String] in
            ProcessSignals.ignoreFileSizeAndPipe()
            var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
            try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            // The first call takes 4,096 bytes of 10,000, and the second takes none.
            let file = try OpenFile(path, flags: O_WRONLY | O_CREAT, mode: 0o600)
            #expect(throws: FileFailure(operation: .write, path: path, code: EFBIG)) {
                try file.write(Array(repeating: 9, count: 10_000))
            }
        }
        let written = try SafeFiles.read(path, limit: 10_000)
        #expect(written == Array(repeating: 9, count: 4096))
    }

    @Test func `a call is made again until no signal interrupts it`() {
        var errors = [EINTR, EINTR, EIO, EINTR]
        let result = OpenFile.untilUninterrupted {
            errno = errors.removeFirst()
            return -1
        }
        #expect(result == -1)
        #expect(errors == [EINTR])
        #expect(OpenFile.untilUninterrupted { 5 } == 5)
    }

    @Test func `reading stops at the end and at the limit`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        try SafeFiles.write(bytes: bytes, to: path)
        let start = try OpenFile(path, flags: O_RDONLY).read(atMost: 150_000)
        #expect(start == Array(bytes.prefix(150_000)))
        #expect(try OpenFile(path, flags: O_RDONLY).read(atMost: .max) == bytes)
        let file = try OpenFile(path, flags: O_RDONLY)
        #expect(try file.read(100, at: 199_990) == Array(bytes.suffix(10)))
        #expect(try file.read(100, at: 300_000).isEmpty)
    }

    @Test func `a path with a zero byte is refused before it is cut short`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a\0b")
        #expect(
            throws: FileFailure(operation: .open, path: path, code: EINVAL)
        ) { try SafeFiles.read(path, limit: 10) }
        #expect(throws: FileFailure.self) { try SafeFiles.write(bytes: [], to: path) }
        #expect(throws: FileFailure.self) { try SafeFiles.makeFolder(path) }
        #expect(folder.names.isEmpty)
    }

    private func failure(_ body: () throws(FileFailure) -> Void) -> FileFailure? {
        do { try body() } catch { return error }
        return nil
    }
}
