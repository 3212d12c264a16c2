internal import Glibc
internal import Interchange
internal import Ledger
internal import SafeFiles

/// The files of an evidence bundle on the disk.
enum BundleFiles {
    /// Whether a path names a bundle in one file.
    static func isArchive(_ path: String) -> Bool { path.utf8.suffix(4).elementsEqual(".zip".utf8) }

    /// Writes a bundle into a new folder; its manifest last, so that one that was not finished is
    /// none.
    ///
    /// - Throws: ``Failure``.
    static func write(_ files: [ZipArchive.File], to folder: String) throws(Failure) {
        let parts = files.filter { $0.name.utf8.contains(0x2F) }
        let last = files.filter { !$0.name.utf8.contains(0x2F) }
        do throws(FileFailure) {
            try SafeFiles.makeFolder(folder, mode: 0o755)
            for name in Set(parts.map { $0.name.prefix { $0 != "/" } }).sorted() {
                try SafeFiles.makeFolder("\(folder)/\(name)", mode: 0o755)
            }
            for file in parts + last {
                try SafeFiles.write(
                    bytes: file.bytes, to: "\(folder)/\(file.name)", mode: 0o644,
                    syncsFolder: false)
            }
            try SafeFiles.syncFolder(folder)
        } catch {
            throw Failure(.storage, "\(error)", hint: "give another --out")
        }
    }

    /// Reads the files below a folder, by their paths in it.
    ///
    /// - Throws: ``Failure`` when one cannot be read, or there is too much of them.
    static func read(_ folder: String) throws(Failure) -> [ZipArchive.File] {
        var files: [ZipArchive.File] = []
        var total = 0
        var left = [""]
        while let place = left.popLast() {
            guard let names = Folders.names(in: "\(folder)/\(place)") else {
                throw Failure(.storage, "\(folder)/\(place) cannot be read")
            }
            for name in names {
                let path = place.isEmpty ? name : "\(place)/\(name)"
                if Folders.isFolder("\(folder)/\(path)") {
                    left.append(path)
                    continue
                }
                do throws(FileFailure) {
                    let bytes = try SafeFiles.read(
                        "\(folder)/\(path)", limit: FileCheck.maximumBundle - total)
                    total += bytes.count
                    files.append((path, bytes))
                } catch {
                    throw Failure(
                        error.stranger == nil ? .storage : .refused, "\(error)",
                        hint: "ask whoever made the bundle for it again")
                }
            }
            guard files.count <= 1 << 20, left.count <= 64 else {
                throw Failure(.refused, "\(folder) holds more than a bundle can")
            }
        }
        return files
    }
}
