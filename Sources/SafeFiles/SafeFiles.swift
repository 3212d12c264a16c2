import Glibc

/// Small files that are either as they were or as they should be, even after a power cut.
public enum SafeFiles {
    /// Puts a file in place whole: on return it is on the disk, under its name.
    ///
    /// A temporary file in the same folder takes the bytes, is synced and renamed, and the folder
    /// is synced. A crash may leave that file behind; its name begins with `.tmp-`.
    ///
    /// - Parameters:
    ///   - mode: Who may read and write: the owner exactly so, others less what the process masks
    ///     out.
    ///   - syncsFolder: Whether to sync the folder, too. Without it a power cut may lose the name,
    ///     until ``syncFolder(_:)`` is called.
    /// - Throws: ``FileFailure`` that names the call that failed. What stood there before still
    ///   stands unless the last step failed, the sync of the folder. A path that holds something
    ///   other than a file is refused.
    public static func write(
        bytes: [UInt8], to path: String, mode: UInt32 = 0o600, syncsFolder: Bool = true
    ) throws(FileFailure) {
        try refuseUnlessReplaceable(path)
        try place(bytes, path, mode) { rename($0, path) }
        if syncsFolder { try syncFolder(folder(of: path)) }
    }

    /// Puts a file in place whole where nothing stands yet: on return it is on the disk, under its
    /// name.
    ///
    /// - Parameter mode: Who may read and write: the owner exactly so, others less what the process
    ///   masks out.
    /// - Throws: ``FileFailure`` that names the call that failed; its code is `EEXIST` when
    ///   something has that name, which is left as it is.
    public static func create(
        bytes: [UInt8], at path: String, mode: UInt32 = 0o600
    ) throws(FileFailure) {
        guard !path.utf8.contains(0) else {
            throw FileFailure(operation: .write, path: path, code: EINVAL)
        }
        // A second name, unlike a new one, is never given in the place of another.
        try place(bytes, path, mode) { temporary in
            guard link(temporary, path) == 0 else { return -1 }
            return unlink(temporary)
        }
        try syncFolder(folder(of: path))
    }

    /// Writes and syncs a temporary file beside a path, and has it given that name.
    private static func place(
        _ bytes: [UInt8], _ path: String, _ mode: UInt32, by naming: (String) -> Int32
    ) throws(FileFailure) {
        let folder = folder(of: path)
        let temporaryPath = "\(folder)/\(temporaryName())"
        do throws(FileFailure) {
            let file = try OpenFile(
                temporaryPath, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode,
                as: .create)
            try file.setMode(mode)
            try file.write(bytes)
            try file.sync()
            guard naming(temporaryPath) == 0 else { throw .last(.replace, path) }
        } catch {
            let isMade = error.operation != .create
            if isMade { unlink(temporaryPath) }
            // The caller knows the path that was asked for, not the temporary one.
            throw FileFailure(operation: error.operation, path: path, code: error.code)
        }
    }

    /// Reads a whole file. What is no file is refused at once, never waited for.
    ///
    /// - Parameters:
    ///   - limit: The number of bytes above which the file is refused.
    ///   - takesPipe: Whether it may be a pipe that another program has opened for this one, such
    ///     as `<(…)` of a shell: for files that somebody names as input.
    /// - Throws: ``FileFailure``; its code is `EFBIG` when there are more than `limit` bytes,
    ///   `ENOENT` when there is no such file.
    public static func read(
        _ path: String, limit: Int, takesPipe: Bool = false
    ) throws(FileFailure) -> [UInt8] {
        let file = try OpenFile(path, takesPipe ? .fileOrPipe : .file, flags: O_RDONLY)
        let bytes = try file.read(atMost: max(limit, 0))
        let excess = try file.read(atMost: 1)
        guard excess.isEmpty else {
            throw FileFailure(operation: .read, path: path, code: EFBIG)
        }
        return bytes
    }

    /// Reads how a file begins, however long it is.
    ///
    /// - Returns: At most `limit` bytes.
    /// - Throws: ``FileFailure``; its code is `ENOENT` when there is no such file.
    public static func readBeginning(
        of path: String, atMost limit: Int
    ) throws(FileFailure) -> [UInt8] {
        try OpenFile(path, flags: O_RDONLY).read(atMost: max(limit, 0))
    }

    /// Opens a file for somebody who reads it piece by piece, and closes the descriptor.
    ///
    /// - Parameter takesPipe: Whether it may be a pipe that another program has opened for this
    ///   one.
    /// - Throws: ``FileFailure``; its code is `ENOENT` when there is no such file.
    public static func descriptor(
        reading path: String, takesPipe: Bool = false
    ) throws(FileFailure) -> Int32 {
        let file = try OpenFile(path, takesPipe ? .fileOrPipe : .file, flags: O_RDONLY)
        let descriptor = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { throw .last(.open, path) }
        return descriptor
    }

    /// Refuses what is no file, and waits for nobody; where nothing is, there is nothing to refuse.
    ///
    /// - Throws: ``FileFailure``, with its ``FileFailure/stranger``.
    public static func refuseStranger(at path: String) throws(FileFailure) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .last(.inspect, path) }
            return
        }
        if let stranger = FileFailure.stranger(status.st_mode) {
            throw FileFailure(operation: .open, path: path, stranger: stranger)
        }
    }

    /// Makes a folder, unless there is one; what it lies in must exist.
    ///
    /// - Parameter mode: Who may enter: the owner exactly so, others less what the process masks
    ///   out. A folder that was there keeps its own.
    /// - Returns: Whether the folder is new.
    /// - Throws: ``FileFailure``; its code is `EEXIST` when something else has that name.
    @discardableResult
    public static func makeFolder(
        _ path: String, mode: UInt32 = 0o700
    ) throws(FileFailure) -> Bool {
        guard !path.utf8.contains(0) else {
            throw FileFailure(operation: .create, path: path, code: EINVAL)
        }
        guard mkdir(path, mode) == 0 else {
            let failure = FileFailure.last(.create, path)
            var status = stat()
            guard failure.code == EEXIST, stat(path, &status) == 0,
                status.st_mode & S_IFMT == S_IFDIR
            else { throw failure }
            return false
        }
        let made = try OpenFile(path, .folder, flags: O_RDONLY | O_NOFOLLOW)
        try made.setMode(mode)
        try made.sync()
        try syncFolder(folder(of: path))
        return true
    }

    /// Forces the names in a folder to the disk: files made, renamed or removed.
    ///
    /// - Throws: ``FileFailure``; its code is `ENOTDIR` when the path is no folder.
    public static func syncFolder(_ path: String) throws(FileFailure) {
        try OpenFile(path, .folder, flags: O_RDONLY).sync()
    }

    /// Forces the bytes of a file to the disk, whoever wrote them.
    ///
    /// - Throws: ``FileFailure``.
    public static func syncFile(_ path: String) throws(FileFailure) {
        try OpenFile(path, flags: O_RDONLY | O_NOFOLLOW).sync()
    }

    /// The folder that a path lies in; slashes at its end do not count.
    public static func folder(of path: String) -> String {
        var bytes = path.utf8[...]
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        while bytes.endIndex > slash { bytes.removeLast() }
        return bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
    }

    /// A rename would put the file in the place of a device or a link without a word.
    private static func refuseUnlessReplaceable(_ path: String) throws(FileFailure) {
        guard !path.utf8.contains(0) else {
            throw FileFailure(operation: .write, path: path, code: EINVAL)
        }
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .last(.inspect, path) }
            return
        }
        guard let stranger = FileFailure.stranger(status.st_mode) else { return }
        throw FileFailure(operation: .replace, path: path, stranger: stranger)
    }

    static func temporaryName() -> String {
        ".tmp-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    }
}
