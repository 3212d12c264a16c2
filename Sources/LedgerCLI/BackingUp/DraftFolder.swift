internal import Glibc
internal import SafeFiles

/// A folder that gets its name once it is whole, and leaves nothing behind otherwise.
struct DraftFolder {
    /// Where it is until then: beside its place, so that a rename is all that is left to do.
    let path: String
    /// Where it is to be.
    let place: String

    /// Chooses a name beside the place; the folder is not made yet. It is removed when the process
    /// is interrupted.
    init(for place: String) {
        self.place = DraftFolder.withoutSlash(place)
        let parent = SafeFiles.folder(of: place)
        let name = self.place.split(separator: "/").last.map(String.init) ?? ""
        let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        path = "\(parent)/.\(name).part-\(mark)"
        Interruption.remove(path)
    }

    /// Gives the folder its name; on return it is on the disk.
    ///
    /// - Throws: ``Failure`` when something stands there; ``FileFailure``.
    func finish() throws {
        guard rename(path, place) == 0 else {
            let why = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
            throw Failure(.storage, "\(path) could not be renamed to \(place): \(why)")
        }
        Interruption.keep(path)
        try SafeFiles.syncFolder(SafeFiles.folder(of: place))
    }

    /// Removes what was made.
    func discard() {
        Folders.remove(path)
        Interruption.keep(path)
    }

    static func withoutSlash(_ path: String) -> String {
        var path = path[...]
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }
}
