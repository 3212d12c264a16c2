import Glibc

/// A file descriptor that closes itself, and whose calls go on after interruptions.
struct OpenFile: ~Copyable, Sendable {
    let descriptor: Int32
    let path: String

    /// What a path may lead to.
    enum Kind {
        /// A file with bytes.
        case file
        /// A file, or a pipe that another program has opened for this one, such as `<(…)` of a
        /// shell. One that lies in a folder under a name may have nobody who writes: refused.
        case fileOrPipe
        /// A folder.
        case folder
        /// Whatever it is; opening it may wait.
        case anything
    }

    /// Opens a path, never across an `exec`. Only what may be anything is waited for.
    ///
    /// - Parameters:
    ///   - kind: What else is a failure, with its ``FileFailure/stranger``.
    ///   - mode: Who may read and write, if the flags make a new file.
    init(
        _ path: String, _ kind: Kind = .file, flags: Int32, mode: UInt32 = 0,
        as operation: FileFailure.Operation = .open
    ) throws(FileFailure) {
        // A zero byte would end the path early, and another file would be opened.
        guard !path.utf8.contains(0) else {
            throw FileFailure(operation: operation, path: path, code: EINVAL)
        }
        let more =
            switch kind {
            case .file, .fileOrPipe: O_NONBLOCK
            case .folder: O_DIRECTORY
            case .anything: 0 as Int32
            }
        let descriptor = Self.untilUninterrupted { open(path, flags | O_CLOEXEC | more, mode) }
        guard descriptor >= 0 else { throw Self.refusal(operation, path) }
        if let failure = Self.refusal(descriptor, kind, operation, path) {
            close(descriptor)
            throw failure
        }
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Writes all bytes where the file stands.
    func write(_ bytes: [UInt8]) throws(FileFailure) {
        try write(bytes) { Glibc.write(descriptor, $0, $1) }
    }

    /// Writes all bytes from a place on, which is 0 or more.
    func write(_ bytes: [UInt8], at offset: Int) throws(FileFailure) {
        var place = offset
        try write(bytes) { start, count in
            let written = pwrite(descriptor, start, count, place)
            place += max(written, 0)
            return written
        }
    }

    /// Reads from where the file stands up to its end, and at most `limit` bytes.
    func read(atMost limit: Int) throws(FileFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let chunk = try readSome(atMost: min(limit - bytes.count, 1 << 16)) {
                Glibc.read(descriptor, $0, $1)
            }
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }

    /// Reads `count` bytes from a place on; fewer where the file ends.
    func read(_ count: Int, at offset: Int) throws(FileFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let place = offset + bytes.count
            let chunk = try readSome(atMost: count - bytes.count) {
                pread(descriptor, $0, $1, place)
            }
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }

    /// Forces bytes, size and attributes to the disk.
    func sync() throws(FileFailure) {
        guard Self.untilUninterrupted({ fsync(descriptor) }) == 0 else {
            throw .last(.sync, path)
        }
    }

    /// Forces bytes to the disk, and the size if it has changed.
    func syncData() throws(FileFailure) {
        guard Self.untilUninterrupted({ fdatasync(descriptor) }) == 0 else {
            throw .last(.sync, path)
        }
    }

    /// Gives a file that was just made with these permissions its owner's exactly so, and those of
    /// others as far as the process does not mask them out of new files.
    func setMode(_ mode: UInt32) throws(FileFailure) {
        let given = try status().st_mode & 0o7777
        let wanted = mode & 0o700 | given & ~0o700
        guard wanted != given else { return }
        guard Self.untilUninterrupted({ fchmod(descriptor, wanted) }) == 0 else {
            throw .last(.protect, path)
        }
    }

    /// What the system knows about the file.
    func status() throws(FileFailure) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last(.inspect, path) }
        return status
    }

    /// Calls again while a signal interrupts; the last result.
    static func untilUninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }

    /// Why a path could not be opened: of what is no file, the system says little.
    private static func refusal(
        _ operation: FileFailure.Operation, _ path: String
    ) -> FileFailure {
        let failure = FileFailure.last(operation, path)
        var status = stat()
        guard [ENXIO, ENODEV, EISDIR, ELOOP].contains(failure.code), lstat(path, &status) == 0,
            let stranger = FileFailure.stranger(status.st_mode)
        else { return failure }
        return FileFailure(operation: operation, path: path, stranger: stranger)
    }

    /// Why what was opened is not what it may be; nil when it is.
    private static func refusal(
        _ descriptor: Int32, _ kind: Kind, _ operation: FileFailure.Operation, _ path: String
    ) -> FileFailure? {
        guard kind == .file || kind == .fileOrPipe else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .last(.inspect, path) }
        guard let stranger = FileFailure.stranger(status.st_mode) else { return nil }
        if kind == .fileOrPipe, stranger == .pipe, isNameless(descriptor),
            fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) == 0
        {
            return nil
        }
        return FileFailure(operation: operation, path: path, stranger: stranger)
    }

    /// Whether a pipe lies in no folder, so that whoever made it has opened both of its ends.
    private static func isNameless(_ pipe: Int32) -> Bool {
        // Of such a pipe proc(5) says `pipe:[number]`, of another where it lies.
        var place = [CChar](repeating: 0, count: 6)
        let count = readlink("/proc/self/fd/\(pipe)", &place, place.count)
        return count == 6 && place.map(UInt8.init(bitPattern:)) == Array("pipe:[".utf8)
    }

    private func write(
        _ bytes: [UInt8], with call: (UnsafeRawPointer?, Int) -> Int
    ) throws(FileFailure) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                return Self.untilUninterrupted { call(rest.baseAddress, rest.count) }
            }
            guard written >= 0 else { throw .last(.write, path) }
            // A file that takes nothing and gives no reason would keep us here for ever.
            guard written > 0 else {
                throw FileFailure(operation: .write, path: path, code: EIO)
            }
            done += written
        }
    }

    private func readSome(
        atMost limit: Int, with call: (UnsafeMutableRawPointer?, Int) -> Int
    ) throws(FileFailure) -> [UInt8] {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initializedCount in
            count = Self.untilUninterrupted { call(buffer.baseAddress, limit) }
            initializedCount = max(count, 0)
        }
        guard count >= 0 else { throw .last(.read, path) }
        return bytes
    }
}
