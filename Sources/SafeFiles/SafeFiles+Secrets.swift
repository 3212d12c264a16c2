import Glibc

/// Small files that are made once, and destroyed.
extension SafeFiles {
    /// Makes a file that nobody else has made meanwhile: on return it is on the disk, whole.
    ///
    /// - Parameter mode: Who may read and write: the owner exactly so, others less what the process
    ///   masks out.
    /// - Returns: Whether the file is new; a file that was there is left as it is.
    /// - Throws: ``FileFailure`` that names the call that failed.
    public static func writeNew(
        bytes: [UInt8], to path: String, mode: UInt32 = 0o600
    ) throws(FileFailure) -> Bool {
        let folder = folder(of: path)
        let temporaryPath = "\(folder)/\(temporaryName())"
        defer { unlink(temporaryPath) }
        do throws(FileFailure) {
            let file = try OpenFile(
                temporaryPath, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode,
                as: .create)
            try file.setMode(mode)
            try file.write(bytes)
            try file.sync()
        } catch {
            throw FileFailure(operation: error.operation, path: path, code: error.code)
        }
        // A link, unlike a rename, does not take the place of what is there.
        guard link(temporaryPath, path) == 0 else {
            if errno == EEXIST { return false }
            throw .last(.create, path)
        }
        try syncFolder(folder)
        return true
    }

    /// Writes zeros over a file and removes its name; on return both are on the disk.
    ///
    /// What the file system, the drive or a backup keeps of the old bytes is beyond its reach.
    ///
    /// - Returns: Whether there was such a file.
    /// - Throws: ``FileFailure``; the file may still be there.
    public static func destroy(_ path: String) throws(FileFailure) -> Bool {
        do throws(FileFailure) {
            let file = try OpenFile(path, flags: O_WRONLY | O_NOFOLLOW)
            let size = Int(clamping: try file.status().st_size)
            try file.write([UInt8](repeating: 0, count: size), at: 0)
            try file.sync()
        } catch {
            guard error.operation == .open, error.isAbsence else { throw error }
            return false
        }
        guard unlink(path) == 0 else { throw .last(.remove, path) }
        try syncFolder(folder(of: path))
        return true
    }
}
