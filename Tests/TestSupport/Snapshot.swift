public import CanonicalJSON
internal import Glibc
internal import SafeFiles

/// A golden output: `Snapshots/<Output>/<name>.<extension>`.
public struct Snapshot {
    /// Where it stands below `Snapshots`.
    public let name: String
    private let folder: String
    private let isRecording: Bool

    /// Whether the environment asks for snapshots to be recorded.
    public static let isRecordingAsked = getenv("CCGLEDGER_RECORD_SNAPSHOTS") != nil

    /// - Parameters:
    ///   - name: Where it stands below `Snapshots`, such as `Log/00-story.json`.
    ///   - folder: The folder of snapshots.
    ///   - isRecording: Whether one that differs is written anew.
    public init(
        _ name: String, in folder: String = "\(Seed.repository)/Snapshots",
        isRecording: Bool = Snapshot.isRecordingAsked
    ) {
        self.name = name
        self.folder = folder
        self.isRecording = isRecording
    }

    /// Compares JSON with it; nil when it is the same.
    public func difference(from value: JSONValue, isFrozen: Bool = false) throws -> String? {
        try difference(from: try PrettyJSON.text(value), isFrozen: isFrozen)
    }

    /// Compares a text with it.
    ///
    /// - Parameter isFrozen: Whether it is for ever: then it is recorded once and never again.
    /// - Returns: What is to be done, in one sentence; nil when it is the same.
    public func difference(from text: String, isFrozen: Bool = false) throws -> String? {
        let path = "\(folder)/\(name)"
        let known = (try? SafeFiles.read(path, limit: 1 << 26)).map {
            String(decoding: $0, as: UTF8.self)
        }
        if known == text { return nil }
        if let known, isFrozen {
            return "Snapshots/\(name) is frozen: add a new version beside it; "
                + Snapshot.firstDifference(known, text)
        }
        if isRecording {
            var inner = folder
            for part in name.split(separator: "/").dropLast() {
                inner += "/\(part)"
                mkdir(inner, 0o755)
            }
            try SafeFiles.write(bytes: Array(text.utf8), to: path)
            return "recorded Snapshots/\(name): read the difference, then run again"
        }
        guard let known else {
            return "there is no Snapshots/\(name): run Tools/update-snapshots"
        }
        return "Snapshots/\(name) is not what comes out: read, then run Tools/update-snapshots; "
            + Snapshot.firstDifference(known, text)
    }

    private static func firstDifference(_ known: String, _ text: String) -> String {
        let old = known.split(separator: "\n", omittingEmptySubsequences: false)
        let new = text.split(separator: "\n", omittingEmptySubsequences: false)
        let place = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset
        let line = place ?? min(old.count, new.count)
        let was = line < old.count ? old[line] : "the end"
        let isNow = line < new.count ? new[line] : "the end"
        return "line \(line + 1) was <\(was)> and is <\(isNow)>"
    }
}
