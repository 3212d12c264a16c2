internal import Glibc
internal import SafeFiles

/// Folders and what is in them.
enum Folders {
    /// The names in a folder, in ascending order; nil when it cannot be read.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether nothing is there, or a folder with nothing in it.
    static func isAbsentOrEmpty(_ path: String) -> Bool {
        var status = stat()
        if lstat(path, &status) != 0 { return errno == ENOENT }
        return names(in: path)?.isEmpty ?? false
    }

    /// Whether nothing has that name.
    static func isAbsent(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) != 0 && errno == ENOENT
    }

    /// The bytes of the files that lie in a folder.
    static func byteCount(of folder: String) -> UInt64 {
        (names(in: folder) ?? []).reduce(0) { sum, name in
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0 else { return sum }
            return sum + UInt64(max(0, status.st_size))
        }
    }

    /// A path from the root on, for whoever works in another folder.
    static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let current else { return path }
        return current == "/" ? "/\(path)" : "\(current)/\(path)"
    }

    /// Where a path leads from the root on, without links, `.` and `..`; its last parts need not
    /// exist.
    static func resolved(_ path: String) -> String {
        var left = absolute(path).split(separator: "/").map(String.init)[...]
        var place: [String] = []
        var links = 0
        while let name = left.popFirst() {
            guard name != "." else { continue }
            guard name != ".." else {
                _ = place.popLast()
                continue
            }
            let here = "/" + (place + [name]).joined(separator: "/")
            // The system itself follows 40 links and no more.
            guard links < 40, let target = linkTarget(here) else {
                place.append(name)
                continue
            }
            links += 1
            if target.hasPrefix("/") { place = [] }
            left = target.split(separator: "/").map(String.init) + left
        }
        return "/" + place.joined(separator: "/")
    }

    /// What a link leads to; nil for anything that is no link.
    private static func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4_096)
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// A new folder for things that are soon gone, in TMPDIR unless another is named.
    ///
    /// - Throws: ``Failure``.
    static func makeTemporary(in folder: String? = nil) throws(Failure) -> String {
        let base = folder ?? Terminal.current.environment("TMPDIR") ?? "/tmp"
        var template = Array("\(base)/ccgledger-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(.storage, "cannot make a folder in \(base): \(reason)")
        }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Removes a folder with all that is in it; what is not there need not be removed.
    static func remove(_ path: String) {
        for name in names(in: path) ?? [] {
            let inside = "\(path)/\(name)"
            var status = stat()
            guard lstat(inside, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(inside) } else { unlink(inside) }
        }
        rmdir(path)
    }

    /// Copies the files of a folder into a new one.
    ///
    /// - Throws: ``FileFailure``.
    static func copyFiles(of folder: String, to copy: String) throws {
        try SafeFiles.makeFolder(copy)
        for name in names(in: folder) ?? [] {
            let bytes = try SafeFiles.read("\(folder)/\(name)", limit: 1 << 30)
            try SafeFiles.write(bytes: bytes, to: "\(copy)/\(name)")
        }
    }

    /// The folder that the running program lies in.
    static var ofProgram: String? {
        program.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
    }

    /// The path of the running program.
    static var program: String? { linkTarget("/proc/self/exe") }

    /// The folder that the process works in.
    static var current: String? {
        guard let path = getcwd(nil, 0) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }

    private static var reason: String { strerror(errno).map { String(cString: $0) } ?? "" }
}
