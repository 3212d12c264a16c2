internal import Glibc
internal import Ledger
internal import SafeFiles

/// A file that a command was told to write, and may: it is looked at before anything is done.
struct OutputFile {
    /// Where it is.
    let path: String

    /// Looks at what would be replaced.
    ///
    /// - Parameters:
    ///   - word: The option that names it.
    ///   - folders: Where nothing may be written.
    /// - Throws: ``Failure`` when it lies there, or holds a secret key or a database.
    init(_ path: String, as word: String, apartFrom folders: LedgerFolders) throws(Failure) {
        self.path = path
        try folders.refuse(path, as: word)
        var status = stat()
        // What is no file is never replaced.
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let beginning: [UInt8]
        do throws(FileFailure) {
            beginning = try SafeFiles.readBeginning(of: path, atMost: SecretForm.telling)
        } catch {
            throw Failure(
                .storage, "\(word): what would be replaced cannot be looked at: \(error)",
                hint: "name another file")
        }
        guard let form = SecretForm(beginning: beginning) else { return }
        throw Failure(
            .usage, "\(word) \(path) holds \(form.rawValue), which would be lost",
            hint: "name another file; nothing was done")
    }

    /// Writes it whole, for everybody to read.
    ///
    /// - Throws: ``Failure``.
    func write(_ bytes: [UInt8]) throws(Failure) {
        do throws(FileFailure) {
            try SafeFiles.write(bytes: bytes, to: path, mode: 0o644)
        } catch {
            throw Failure(.storage, "\(error)")
        }
    }
}
