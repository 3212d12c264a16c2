import CanonicalJSON
import Glibc
import SafeFiles
import Testing

@testable import LedgerCLI

/// JSON as it is kept in `Snapshots/JSON`, one value a line.
enum Golden {
    /// Compares an answer with its file; writes the file, and fails, where that is asked for.
    static func check(_ name: String, _ output: String, hiding folder: String) throws {
        let lines = try output.split(separator: "\n").map { line in
            let value = try JSONValue(
                parsing: Array(line.utf8), profile: .interchange(maximumLength: .max))
            return pretty(value, "")
        }
        let text = lines.joined(separator: "\n").replacing(folder, with: "FOLDER") + "\n"
        let path = "\(snapshots)/\(name).json"
        let known = (try? SafeFiles.read(path, limit: 1 << 24)).map {
            String(decoding: $0, as: UTF8.self)
        }
        if known == text { return }
        if getenv("CCGLEDGER_RECORD_SNAPSHOTS") != nil {
            try SafeFiles.makeFolder(snapshots, mode: 0o755)
            try SafeFiles.write(bytes: Array(text.utf8), to: path, mode: 0o644)
            Issue.record("recorded \(name).json: read the difference, then run again")
        } else {
            Issue.record("Snapshots/JSON/\(name).json is not what was printed:\n\(text)")
        }
    }

    private static var snapshots: String {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/Snapshots/JSON"
    }

    private static func pretty(_ value: JSONValue, _ indent: String) -> String {
        switch value {
        case .object(let object) where !object.members.isEmpty:
            let members = object.members.map { name, value in
                "\(indent)  \(plain(.string(name))): \(pretty(value, indent + "  "))"
            }
            return "{\n\(members.joined(separator: ",\n"))\n\(indent)}"
        case .array(let items) where !items.isEmpty:
            let items = items.map { "\(indent)  \(pretty($0, indent + "  "))" }
            return "[\n\(items.joined(separator: ",\n"))\n\(indent)]"
        default: return plain(value)
        }
    }

    private static func plain(_ value: JSONValue) -> String {
        String(decoding: (try? value.canonicalBytes()) ?? [], as: UTF8.self)
    }
}
