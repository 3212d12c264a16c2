import Foundation
import Glibc
import Testing

@testable import SafeFiles

struct OpenFileTests {
    @Test func `a full device is a failure that names the file`() throws {
        let file = try OpenFile("/dev/full", .anything, flags: O_WRONLY)
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

    /// A folder with one of each kind that is no file.
    private func strangers() throws -> (TemporaryFolder, [(path: String, FileFailure.Stranger)]) {
        let folder = try TemporaryFolder()
        let (pipe, socket) = (folder.file("pipe"), folder.file("s"))
        try #require(mkfifo(pipe, 0o600) == 0)
        let bound = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(bound) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socket.utf8) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        try #require(
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(bound, $0, length)
                }
            } == 0)
        return (
            folder,
            [(pipe, .pipe), (socket, .socket), ("/dev/null", .device), (folder.path, .folder)]
        )
    }

    @Test func `what is no file is refused at once, whatever it is and however it is opened`()
        throws
    {
        let (folder, strangers) = try strangers()
        for (path, stranger) in strangers {
            let found = FileFailure(operation: .open, path: path, stranger: stranger)
            #expect("\(found)".contains(": it is \(stranger.rawValue), not a file: "))
            #expect(throws: found) { try SafeFiles.read(path, limit: 9) }
            #expect(throws: found) { try SafeFiles.read(path, limit: 9, takesPipe: true) }
            #expect(throws: found) { try SafeFiles.readBeginning(of: path, atMost: 9) }
            #expect(throws: found) { try SafeFiles.descriptor(reading: path, takesPipe: true) }
            #expect(throws: found) { try SafeFiles.refuseStranger(at: path) }
            #expect(throws: found) { try SafeFiles.syncFile(path) }
            #expect(throws: found) { try FileLock.tryLock(path) }
            #expect(throws: TwoSlotError.file(found)) { try TwoSlotFile.open(path) }
            #expect(throws: TwoSlotError.file(found)) {
                try TwoSlotFile.open(path, readOnly: true)
            }
            #expect(throws: FileFailure(operation: .replace, path: path, stranger: stranger)) {
                try SafeFiles.write(bytes: [1], to: path)
            }
            // Nobody reads the pipe, so that nothing can be written over it either.
            let kept = failure { () throws(FileFailure) in _ = try SafeFiles.destroy(path) }
            #expect(kept?.stranger == stranger)
        }
        #expect(folder.names == ["pipe", "s"])
        try SafeFiles.refuseStranger(at: folder.file("none"))
    }

    @Test func `a pipe that another program has opened is read where that is asked for`() throws {
        var ends: [Int32] = [0, 0]
        try #require(Glibc.pipe(&ends) == 0)
        let path = "/dev/fd/\(ends[0])"
        #expect(throws: FileFailure(operation: .open, path: path, stranger: .pipe)) {
            try SafeFiles.read(path, limit: 9)
        }
        let writing = Thread { [end = ends[1]] in
            // The reader must wait for what comes late.
            usleep(20_000)
            _ = write(end, [1, 2] as [UInt8], 2)
            usleep(20_000)
            _ = write(end, [3] as [UInt8], 1)
            close(end)
        }
        writing.start()
        #expect(try SafeFiles.read(path, limit: 9, takesPipe: true) == [1, 2, 3])
        close(ends[0])
    }

    private func failure(_ body: () throws(FileFailure) -> Void) -> FileFailure? {
        do { try body() } catch { return error }
        return nil
    }
}
