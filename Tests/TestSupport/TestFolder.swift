internal import Glibc
internal import SafeFiles

/// A folder of its own for a test, gone when the test is.
public final class TestFolder: Sendable {
    /// Where it is.
    public let path: String

    /// Makes the folder.
    public init() throws {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/ledger-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw TestFailure("cannot make a folder in \(base)")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { TestFolder.remove(path) }

    /// Writes a file into the folder; its path.
    @discardableResult
    public func file(_ name: String, bytes: [UInt8]) throws -> String {
        try SafeFiles.write(bytes: bytes, to: "\(path)/\(name)")
        return "\(path)/\(name)"
    }

    /// Writes a file of lines, each with its end; its path.
    public func file(_ name: String, _ lines: [String]) throws -> String {
        try file(name, bytes: lines.flatMap { Array($0.utf8) + [0x0A] })
    }

    /// The names in a folder, in ascending order.
    public static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func remove(_ path: String) {
        for name in names(in: path) {
            let inner = "\(path)/\(name)"
            if unlink(inner) != 0 { remove(inner) }
        }
        rmdir(path)
    }
}

/// A test that cannot be run, in one sentence.
public struct TestFailure: Error, CustomStringConvertible {
    /// What went wrong.
    public let description: String

    /// - Parameter description: What went wrong.
    public init(_ description: String) { self.description = description }
}
