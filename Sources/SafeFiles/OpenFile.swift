import Glibc

/// A file descriptor that closes itself, and whose calls go on after interruptions.
struct OpenFile: ~Copyable, Sendable {
    let descriptor: Int32
    let path: String

    /// Opens a path, never across an `exec`.
    ///
    /// - Parameter mode: Who may read and write, if the flags make a new file.
    init(
        _ path: String, flags: Int32, mode: UInt32 = 0, as operation: FileFailure.Operation = .open
    ) throws(FileFailure) {
        // A zero byte would end the path early, and another file would be opened.
        guard !path.utf8.contains(0) else {
            throw FileFailure(operation: operation, path: path, code: EINVAL)
        }
        let descriptor = Self.untilUninterrupted { open(path, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw .last(operation, path) }
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
