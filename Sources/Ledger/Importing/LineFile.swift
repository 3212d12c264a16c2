internal import Glibc
internal import SafeFiles

/// The lines of a file, read in order in bounded memory, or one by one by their place.
final class LineFile: @unchecked Sendable {
    /// The file as it was named.
    let name: String
    private let descriptor: Int32

    /// Where a line stands.
    struct Place: Sendable {
        var offset: UInt64
        var length: UInt32
        /// From 1, as editors count.
        var number: UInt32
    }

    /// The longest line that is kept; of a longer one only so much, which no reader accepts.
    static let maximumLength = 1_048_576

    /// Opens a file, or standard input (`-`), which is copied to a temporary file first.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when there is no such file,
    ///   ``LedgerError/input(_:)`` when it is no file, ``LedgerError/file(_:hint:)``.
    init(_ name: String) throws(LedgerError) {
        self.name = name
        if name == "-" {
            descriptor = try LineFile.copy(of: 0)
        } else {
            descriptor = try LineFile.open(name)
        }
    }

    /// Opens a file; a pipe that another program has opened for this one is copied first, for the
    /// lines are read more than once.
    private static func open(_ name: String) throws(LedgerError) -> Int32 {
        let opened: Int32
        do throws(FileFailure) {
            opened = try SafeFiles.descriptor(reading: name, takesPipe: true)
        } catch {
            throw LedgerError(named: error, hint: "name a .jsonl file, or - for input")
        }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else {
            return opened
        }
        defer { close(opened) }
        return try copy(of: opened)
    }

    deinit { close(descriptor) }

    /// The lines from the first on.
    func cursor() -> LineCursor { LineCursor(self) }

    /// One line again.
    func line(at place: Place) throws(LedgerError) -> [UInt8] {
        let length = min(Int(place.length), LineFile.maximumLength + 1)
        var bytes = [UInt8](repeating: 0, count: length)
        let isRead = bytes.withUnsafeMutableBytes {
            LineFile.fill($0, from: descriptor, at: place.offset)
        }
        guard isRead else {
            throw .file("cannot read \(name) again: \(LineFile.reason)", hint: nil)
        }
        return bytes
    }

    /// Fills the buffer from `offset` on; how many bytes there were, 0 at the end.
    func read(into buffer: inout [UInt8], at offset: UInt64) throws(LedgerError) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
            }
            if count >= 0 { return count }
            if errno != EINTR {
                throw .file("cannot read \(name): \(LineFile.reason)", hint: nil)
            }
        }
    }

    private static func copy(of input: Int32) throws(LedgerError) -> Int32 {
        let copy = try temporaryFile()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var size: UInt64 = 0
        while true {
            let count = Glibc.read(input, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file("cannot read input: \(reason)", hint: nil) }
            if count == 0 { return copy }
            try write(Array(buffer[..<count]), to: copy, at: size)
            size += UInt64(count)
        }
    }

    /// Writes all of the items to a temporary file.
    static func write<Item: BitwiseCopyable>(
        _ items: [Item], to descriptor: Int32, at offset: UInt64
    ) throws(LedgerError) {
        let isWritten = items.withUnsafeBytes { bytes in
            inSteps(bytes.count) { done in
                pwrite(
                    descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done,
                    off_t(offset) + off_t(done))
            }
        }
        guard isWritten else {
            throw .file(
                "cannot write a temporary file: \(reason)",
                hint: "set TMPDIR to a folder with room for as many bytes as the files have")
        }
    }

    /// Fills all of the items from a temporary file.
    static func readAgain<Item: BitwiseCopyable>(
        _ items: inout [Item], from descriptor: Int32, at offset: UInt64
    ) throws(LedgerError) {
        let isRead = items.withUnsafeMutableBytes { fill($0, from: descriptor, at: offset) }
        guard isRead else {
            throw .file("cannot read the temporary file again: \(reason)", hint: nil)
        }
    }

    /// Fills all of a buffer from a file; false when it cannot be read, or is too short.
    static func fill(
        _ bytes: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: UInt64
    ) -> Bool {
        inSteps(bytes.count) { done in
            pread(
                descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done,
                off_t(offset) + off_t(done))
        }
    }

    /// Moves so many bytes by calls that may move fewer; false when one moves none.
    ///
    /// - Parameter step: Gets how many are moved; gives how many more it moved, or less than 0.
    private static func inSteps(_ count: Int, _ step: (Int) -> Int) -> Bool {
        var done = 0
        while done < count {
            let moved = step(done)
            if moved < 0, errno == EINTR { continue }
            if moved <= 0 { return false }
            done += moved
        }
        return true
    }

    /// A file without a name, gone when it is closed.
    static func temporaryFile() throws(LedgerError) -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/ccgledger-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw .file("cannot make a temporary file in \(folder): \(reason)", hint: nil)
        }
        unlink(&template)
        return descriptor
    }

    static var reason: String { String(cString: strerror(errno)) }
}
