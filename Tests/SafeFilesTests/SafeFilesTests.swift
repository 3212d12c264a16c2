import Glibc
import Testing

@testable import SafeFiles

struct SafeFilesTests {
    @Test func `what is written is read, and nothing else is left behind`() throws {
        let folder = try TemporaryFolder()
        for bytes in [[], [1], Array(repeating: 7, count: 100_000)] as [[UInt8]] {
            try SafeFiles.write(bytes: bytes, to: folder.file("a"))
            #expect(try SafeFiles.read(folder.file("a"), limit: 100_000) == bytes)
            #expect(folder.names == ["a"])
        }
    }

    @Test(arguments: [0o600, 0o644, 0o400, 0o640] as [UInt32])
    func `a file has the permissions that were asked for`(mode: UInt32) throws {
        let folder = try TemporaryFolder()
        try SafeFiles.write(bytes: [1], to: folder.file("a"), mode: mode)
        #expect(permissions(of: folder.file("a")) == mode)
        try SafeFiles.write(bytes: [2], to: folder.file("a"))
        #expect(permissions(of: folder.file("a")) == 0o600)
    }

    @Test func `others get no more than the process lets them, and the owner all that was asked`()
        async
    {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            for (mask, file, place) in [
                (0o077, 0o600, 0o700), (0o027, 0o640, 0o750), (0o022, 0o644, 0o755),
                (0o777, 0o600, 0o700),
            ] as [(UInt32, UInt32, UInt32)] {
                umask(mask)
                let path = folder.file("\(mask)")
                try SafeFiles.makeFolder(path, mode: 0o755)
                try SafeFiles.write(bytes: [1], to: "\(path)/a", mode: 0o644)
                try SafeFiles.create(bytes: [1], at: "\(path)/b", mode: 0o644)
                _ = try SafeFiles.writeNew(bytes: [1], to: "\(path)/c", mode: 0o644)
                try #require(permissions(of: path) == place)
                for name in ["a", "b", "c"] {
                    try #require(permissions(of: "\(path)/\(name)") == file)
                }
                umask(0o022)
            }
        }
    }

    @Test func `a file is created once, and what is there stays`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        try SafeFiles.create(bytes: [1], at: path, mode: 0o640)
        #expect(permissions(of: path) == 0o640)
        #expect(throws: FileFailure(operation: .replace, path: path, code: EEXIST)) {
            try SafeFiles.create(bytes: [2], at: path)
        }
        #expect(throws: FileFailure(operation: .write, path: "a\0b", code: EINVAL)) {
            try SafeFiles.create(bytes: [2], at: "a\0b")
        }
        #expect(try SafeFiles.read(path, limit: 9) == [1] && folder.names == ["a"])
    }

    @Test func `a file is written whole whether or not its folder is synced`() throws {
        let folder = try TemporaryFolder()
        try SafeFiles.write(bytes: [1], to: folder.file("a"), syncsFolder: false)
        #expect(try SafeFiles.read(folder.file("a"), limit: 9) == [1] && folder.names == ["a"])
    }

    @Test func `more than the limit is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        try SafeFiles.write(bytes: [1, 2, 3], to: path)
        #expect(try SafeFiles.read(path, limit: 3) == [1, 2, 3])
        #expect(try SafeFiles.read(path, limit: .max) == [1, 2, 3])
        for limit in [2, 0, -1, .min] {
            #expect(throws: FileFailure(operation: .read, path: path, code: EFBIG)) {
                try SafeFiles.read(path, limit: limit)
            }
        }
    }

    @Test func `a missing folder is a failure that names the path asked for`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("missing/a")
        #expect(throws: FileFailure(operation: .create, path: path, code: ENOENT)) {
            try SafeFiles.write(bytes: [1], to: path)
        }
        #expect(throws: FileFailure(operation: .open, path: path, code: ENOENT)) {
            try SafeFiles.read(path, limit: 1)
        }
        #expect(throws: FileFailure(operation: .create, path: path, code: ENOENT)) {
            try SafeFiles.makeFolder(path)
        }
        #expect(throws: FileFailure(operation: .open, path: path, code: ENOENT)) {
            try SafeFiles.syncFolder(path)
        }
    }

    @Test func `a device, a link and a folder are never replaced by a file`() throws {
        let folder = try TemporaryFolder()
        try #require(symlink("/dev/null", folder.file("link")) == 0)
        let strangers: [(String, FileFailure.Stranger)] = [
            ("/dev/full", .device), (folder.file("link"), .link), (folder.path, .folder),
        ]
        for (path, stranger) in strangers {
            #expect(throws: FileFailure(operation: .replace, path: path, stranger: stranger)) {
                try SafeFiles.write(bytes: [1], to: path)
            }
        }
        #expect(folder.names == ["link"])
    }

    @Test func `a write that fails leaves what was there, and no more`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        try SafeFiles.write(bytes: [1, 2, 3], to: path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            ProcessSignals.ignoreFileSizeAndPipe()
            var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
            try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            #expect(throws: FileFailure(operation: .write, path: path, code: EFBIG)) {
                try SafeFiles.write(bytes: Array(repeating: 9, count: 10_000), to: path)
            }
        }
        #expect(try SafeFiles.read(path, limit: 10) == [1, 2, 3])
        #expect(folder.names == ["a"])
    }

    @Test func `a folder is made once and keeps its permissions`() throws {
        let folder = try TemporaryFolder()
        #expect(try SafeFiles.makeFolder(folder.file("b")))
        #expect(permissions(of: folder.file("b")) == 0o700)
        #expect(try !SafeFiles.makeFolder(folder.file("b"), mode: 0o755))
        #expect(permissions(of: folder.file("b")) == 0o700)
        #expect(try SafeFiles.makeFolder(folder.file("c/")))
        try SafeFiles.syncFolder(folder.path)
    }

    @Test func `a file that somebody else wrote is synced, and its absence said`() throws {
        let folder = try TemporaryFolder()
        try SafeFiles.write(bytes: [1], to: folder.file("a"))
        try SafeFiles.syncFile(folder.file("a"))
        let absent = folder.file("none")
        #expect(throws: FileFailure(operation: .open, path: absent, code: ENOENT)) {
            try SafeFiles.syncFile(absent)
        }
    }

    @Test func `the beginning of a file is read, however long the file is`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        try SafeFiles.write(bytes: [1, 2, 3], to: path)
        #expect(try SafeFiles.readBeginning(of: path, atMost: 2) == [1, 2])
        #expect(try SafeFiles.readBeginning(of: path, atMost: 9) == [1, 2, 3])
        #expect(try SafeFiles.readBeginning(of: path, atMost: -1) == [])
        let none = folder.file("none")
        #expect(throws: FileFailure(operation: .open, path: none, code: ENOENT)) {
            try SafeFiles.readBeginning(of: none, atMost: 1)
        }
    }

    @Test func `a file is not taken for a folder`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        try SafeFiles.write(bytes: [1], to: path)
        #expect(throws: FileFailure(operation: .create, path: path, code: EEXIST)) {
            try SafeFiles.makeFolder(path)
        }
        #expect(throws: FileFailure(operation: .open, path: path, code: ENOTDIR)) {
            try SafeFiles.syncFolder(path)
        }
    }

    @Test(arguments: [
        ("a", "."), ("", "."), ("/", "/"), ("/a", "/"), ("//a", "/"), ("a/b", "a"),
        ("/a/b/", "/a"), ("a//b", "a/"), ("./a", "."), ("é/b", "é"), ("a/b//", "a"),
        ("/a/", "/"), ("/a/b//", "/a"),
    ]) func `a path lies in its folder`(path: String, folder: String) {
        #expect(SafeFiles.folder(of: path) == folder)
    }
}
