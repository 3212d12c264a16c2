public import CanonicalJSON

/// One row of a projection whose rows have a root: what it is about, and what it comes to.
///
/// Nothing sealed is in a row, so that every row can be published.
public struct StateRow: Hashable, Sendable {
    /// What it is about: strings and integers.
    public let key: [JSONValue]
    /// What it comes to.
    public let value: JSONValue

    /// - Parameters:
    ///   - key: What it is about: strings and integers.
    ///   - value: What it comes to.
    public init(key: [JSONValue], value: JSONValue) {
        self.key = key
        self.value = value
    }

    /// The row as a leaf of the tree: canonical JSON of `[key, value]`.
    public var leaf: [UInt8] { StateRow.canonical(.array([.array(key), value])) }

    /// The key in canonical JSON, by which rows are ordered.
    public var keyBytes: [UInt8] { StateRow.canonical(.array(key)) }

    /// Reads a row back from a leaf; nil when the bytes are no canonical row.
    public init?(leaf bytes: [UInt8]) {
        guard
            let parsed = try? JSONValue(
                parsing: bytes, profile: .interchange(maximumLength: bytes.count)),
            case .array(let parts) = parsed, parts.count == 2, case .array(let key) = parts[0],
            key.allSatisfy(StateRow.isKeyPart), let canonical = try? parsed.canonicalBytes(),
            canonical == bytes
        else { return nil }
        self.init(key: key, value: parts[1])
    }

    private static func isKeyPart(_ part: JSONValue) -> Bool {
        switch part {
        case .string: true
        case .number(let number): number.int != nil
        case .null, .bool, .array, .object: false
        }
    }

    /// Rows hold strings, integers and what is made of them: each has a canonical form.
    private static func canonical(_ value: JSONValue) -> [UInt8] {
        guard let bytes = try? value.canonicalBytes() else {
            preconditionFailure("a row of our own that has no canonical form")
        }
        return bytes
    }
}
