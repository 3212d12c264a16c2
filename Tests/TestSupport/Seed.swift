public import CanonicalJSON
internal import SafeFiles

/// A story in `seeds/`, told in proposals.
public struct Seed: Sendable, CustomStringConvertible {
    /// Its file without the extension, such as `00-fictional-support-story`.
    public let name: String
    /// Where its file is.
    public let path: String

    /// The top of the repository.
    public static let repository: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    /// Every story, in the order in which they are imported.
    public static let all = seeds(in: "\(repository)/seeds")

    /// Every input that is damaged on purpose.
    public static let broken = seeds(in: "\(repository)/seeds/broken")

    /// The story with this number.
    public static func number(_ prefix: String) throws -> Seed {
        guard let seed = all.first(where: { $0.name.hasPrefix(prefix) }) else {
            throw TestFailure("no seed begins with \(prefix)")
        }
        return seed
    }

    private static func seeds(in folder: String) -> [Seed] {
        TestFolder.names(in: folder).filter { $0.hasSuffix(".jsonl") }.map { file in
            Seed(name: String(file.dropLast(".jsonl".count)), path: "\(folder)/\(file)")
        }
    }

    public var description: String { name }

    /// Its lines.
    public var lines: [String] {
        get throws {
            let bytes = try SafeFiles.read(path, limit: 1 << 26)
            return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Its proposals.
    public var proposals: [JSONObject] {
        get throws { try lines.map { try JSONObject(line: $0) } }
    }
}

extension JSONObject {
    /// Reads a line that holds one object.
    public init(line: String) throws {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let object) = try JSONValue(parsing: Array(line.utf8), profile: profile)
        else { throw TestFailure("not an object: \(line)") }
        self = object
    }

    /// The text of a member; empty when it has none.
    public func text(_ name: String) -> String {
        guard case .string(let text)? = self[name] else { return "" }
        return text
    }

    /// The members as one canonical line.
    public var line: [UInt8] {
        get throws { try JSONValue.object(self).canonicalBytes() }
    }
}
