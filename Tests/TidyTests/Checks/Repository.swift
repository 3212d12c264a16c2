import Foundation

/// The repository that these tests stand in.
struct Repository {
    let root: URL

    /// Every Swift file below `Sources` and `Tests`, sorted by path.
    let swiftFiles: [SwiftFile]

    static let here = Repository(
        root: URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent())

    init(root: URL) {
        self.root = root
        swiftFiles = ["Sources", "Tests"].flatMap { Self.paths(below: $0, of: root) }
            .filter { $0.hasSuffix(".swift") }
            .map { SwiftFile(path: $0, text: Self.text(at: $0, of: root)) }
    }

    var sources: [SwiftFile] { swiftFiles.filter { $0.path.hasPrefix("Sources/") } }
    var tests: [SwiftFile] { swiftFiles.filter { $0.path.hasPrefix("Tests/") } }

    /// Files below a folder, relative to the root, sorted; none where there is no folder.
    func paths(below folder: String) -> [String] { Self.paths(below: folder, of: root) }

    /// The lines of a file; none where there is no file or no text.
    func lines(of path: String) -> [String] { SwiftFile.lines(of: Self.text(at: path, of: root)) }

    /// What lies at the top level.
    var topLevel: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    }

    private static func paths(below folder: String, of root: URL) -> [String] {
        let start = root.appendingPathComponent(folder).path
        let all = FileManager.default.enumerator(atPath: start)?.allObjects ?? []
        return all.compactMap { $0 as? String }.map { "\(folder)/\($0)" }.sorted().filter { path in
            var isFolder: ObjCBool = false
            let file = root.appendingPathComponent(path).path
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    private static func text(at path: String, of root: URL) -> String {
        guard
            let data = FileManager.default.contents(atPath: root.appendingPathComponent(path).path)
        else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}
