import Glibc

/// The operating system said no to something that was tried on a file.
public struct FileFailure: Error, Hashable, Sendable {
    /// What was tried.
    public enum Operation: String, Hashable, Sendable {
        /// Opening a file or a folder.
        case open
        /// Making a new file or folder.
        case create
        /// Reading bytes.
        case read
        /// Writing bytes.
        case write
        /// Forcing to the disk what has been written.
        case sync
        /// Putting a file in the place of another.
        case replace
        /// Taking or giving back a lock.
        case lock
        /// Asking what a file is.
        case inspect
        /// Setting who may read and write.
        case protect
        /// Taking away a name.
        case remove
    }

    /// What may stand where a file should be, in words.
    public enum Stranger: String, Hashable, Sendable {
        /// A folder.
        case folder = "a folder"
        /// A pipe with a name, where reading waits for somebody who writes.
        case pipe = "a named pipe"
        /// A socket.
        case socket = "a socket"
        /// A terminal, a disk, or another device.
        case device = "a device"
        /// A link to something else.
        case link = "a symbolic link"
    }

    /// What was tried.
    public let operation: Operation
    /// What it was tried on.
    public let path: String
    /// The reason, as `errno` gives it.
    public let code: Int32
    /// What stands there that is no file; nil for any other reason.
    public let stranger: Stranger?

    /// Records a failure.
    public init(operation: Operation, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
        stranger = nil
    }

    /// Records that something else than a file stands at a path.
    public init(operation: Operation, path: String, stranger: Stranger) {
        self.operation = operation
        self.path = path
        self.stranger = stranger
        code =
            switch stranger {
            case .folder: EISDIR
            case .link: ELOOP
            case .pipe, .socket, .device: ENOTSUP
            }
    }
}

extension FileFailure: CustomStringConvertible {
    /// One sentence, such as `cannot write /x/y: No space left on device`.
    public var description: String {
        let why = stranger.map { "it is \($0.rawValue), not a file: move it away, or name another" }
        return "cannot \(operation.rawValue) \(path): \(why ?? reason)"
    }

    /// Whether there was no such file or folder.
    public var isAbsence: Bool { code == ENOENT }

    /// Whether the storage failed or is full, rather than that what was asked for is not there or
    /// not allowed.
    public var isFault: Bool {
        // A file that is read may be longer than was expected, too.
        [EIO, ENOSPC, EDQUOT, EROFS, EMFILE, ENFILE].contains(code)
            || code == EFBIG && operation == .write
    }

    /// The reason in the words of the system.
    public var reason: String {
        guard let words = strerror(code) else { return "error \(code)" }
        return String(cString: words)
    }

    /// The failure of the call that has just returned.
    static func last(_ operation: Operation, _ path: String) -> FileFailure {
        FileFailure(operation: operation, path: path, code: errno)
    }

    /// What a file is by its status; nil for a file.
    static func stranger(_ mode: mode_t) -> Stranger? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: .folder
        case S_IFIFO: .pipe
        case S_IFSOCK: .socket
        case S_IFLNK: .link
        default: .device
        }
    }
}
