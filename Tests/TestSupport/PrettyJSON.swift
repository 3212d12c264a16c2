public import CanonicalJSON

/// JSON to be read in a diff: one member a line, sorted as RFC 8785 sorts.
public enum PrettyJSON {
    /// The text, with a line end behind.
    public static func text(_ value: JSONValue) throws -> String {
        // Parsing the canonical form puts the members into their order.
        let bytes = try value.canonicalBytes()
        let sorted = try JSONValue(parsing: bytes, profile: .interchange(maximumLength: .max))
        return try pretty(sorted, "") + "\n"
    }

    private static func pretty(_ value: JSONValue, _ indent: String) throws -> String {
        switch value {
        case .object(let object) where !object.members.isEmpty:
            let members = try object.members.map { name, value in
                try "\(indent)  \(plain(.string(name))): \(pretty(value, indent + "  "))"
            }
            return "{\n\(members.joined(separator: ",\n"))\n\(indent)}"
        case .array(let items) where !items.isEmpty:
            let isShort = try items.allSatisfy { try plain($0).utf8.count < 12 }
            if isShort {
                return "[" + (try items.map { try plain($0) }.joined(separator: ", ")) + "]"
            }
            let lines = try items.map { "\(indent)  \(try pretty($0, indent + "  "))" }
            return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
        default: return try plain(value)
        }
    }

    private static func plain(_ value: JSONValue) throws -> String {
        String(decoding: try value.canonicalBytes(), as: UTF8.self)
    }
}
