import Foundation
import Glibc
import SafeFiles
import Synchronization
import Testing

struct FileLockTests {
    @Test func `two in one process exclude each other`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lock")
        let first = try #require(try FileLock.tryLock(path))
        #expect(try FileLock.tryLock(path) == nil)
        #expect(first.path == path)
        first.unlock()
        let second = try #require(try FileLock.tryLock(path))
        // The first has nothing left to give back.
        first.unlock()
        #expect(try FileLock.tryLock(path) == nil)
        second.unlock()
        #expect(permissions(of: path) == 0o600)
    }

    @Test func `a lock that is let go of is free`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lock")
        do {
            let lock = try #require(try FileLock.tryLock(path))
            withExtendedLifetime(lock) {}
        }
        #expect(try FileLock.tryLock(path) != nil)
    }

    @Test func `another process is kept out, and let in afterwards`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lock")
        let lock = try #require(try FileLock.tryLock(path))
        await #expect(processExitsWith: .success) { [path = path as String] in
            let atOnce = try FileLock.tryLock(path)
            let later = try FileLock.lock(path, waitingUpTo: .milliseconds(5))
            #expect(atOnce == nil)
            #expect(later == nil)
        }
        lock.unlock()
        await #expect(processExitsWith: .success) { [path = path as String] in
            let lock = try FileLock.tryLock(path)
            #expect(lock != nil)
        }
    }

    @Test func `a process that dies gives its lock back`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lock")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let lock = try FileLock.tryLock(path)
            try withExtendedLifetime(lock) {
                try #require(lock != nil)
                kill(getpid(), SIGKILL)
            }
        }
        #expect(try FileLock.tryLock(path) != nil)
    }

    @Test(arguments: [.zero, .seconds(-1), .milliseconds(3)] as [Duration])
    func `patience ends`(patience: Duration) throws {
        let folder = try TemporaryFolder()
        let lock = try #require(try FileLock.tryLock(folder.file("lock")))
        #expect(try FileLock.lock(folder.file("lock"), waitingUpTo: patience) == nil)
        lock.unlock()
        #expect(try FileLock.lock(folder.file("lock"), waitingUpTo: patience) != nil)
    }

    @Test func `who waits gets the lock when it becomes free`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lock")
        let lock = try #require(try FileLock.tryLock(path))
        async let waiting = FileLock.lock(path, waitingUpTo: .seconds(30))
        lock.unlock()
        #expect(try await waiting != nil)
    }

    private final class Ending: Sendable {
        let isNear = Atomic(false)
    }

    @Test func `who waits gets its turn from one who takes the lock again and again`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lock")
        let ends = Ending()
        let greedy = Thread {
            while !ends.isNear.load(ordering: .relaxed) {
                guard let lock = try? FileLock.lock(path, waitingUpTo: .seconds(30)) else { break }
                usleep(2_000)
                lock.unlock()
            }
        }
        greedy.start()
        defer { ends.isNear.store(true, ordering: .relaxed) }
        for _ in 0..<5 {
            let lock = try #require(try FileLock.lock(path, waitingUpTo: .seconds(10)))
            lock.unlock()
        }
    }

    @Test func `a lock on a file that was removed binds nobody`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("lock")
        let old = try #require(try FileLock.tryLock(path))
        unlink(path)
        let new = try #require(try FileLock.tryLock(path))
        #expect(try FileLock.tryLock(path) == nil)
        old.unlock()
        #expect(try FileLock.tryLock(path) == nil)
        new.unlock()
    }

    @Test func `a missing folder and a link are failures`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("missing/lock")
        #expect(throws: FileFailure(operation: .open, path: missing, code: ENOENT)) {
            try FileLock.tryLock(missing)
        }
        let link = folder.file("link")
        try #require(symlink(folder.file("elsewhere"), link) == 0)
        #expect(throws: FileFailure(operation: .open, path: link, stranger: .link)) {
            try FileLock.tryLock(link)
        }
    }
}
