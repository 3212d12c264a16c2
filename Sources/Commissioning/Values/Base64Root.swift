public import EventLog

/// The root of a log in standard base64: 44 characters for 32 bytes.
///
/// Source: RFC 4648, section 4; C2SP tlog-checkpoint.
public struct Base64Root: Hashable, Sendable {
    /// 43 characters and `=`.
    public let text: String

    /// Reads a root; nil when the text is not the base64 of 32 bytes.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 44, bytes[43] == 0x3D, bytes[0..<43].allSatisfy(Self.isDigit),
            Self.lastDigits.contains(bytes[42])
        else { return nil }
        self.text = text
    }

    private init() { text = String(repeating: "A", count: 43) + "=" }

    /// The digits whose last two bits are zero, as 32 bytes leave them.
    private static let lastDigits = Array("AEIMQUYcgkosw048".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F: true
        default: false
        }
    }
}

extension Base64Root: FieldValue {
    /// Text in a form of its own.
    public static var shape: FieldShape {
        .formatted(
            name: "root", pattern: "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$", example: example.text)
    }

    /// 32 zero bytes.
    public static var example: Base64Root { Base64Root() }

    /// Reads a root, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Base64Root {
        guard let root = input.string().flatMap(Base64Root.init) else {
            log.refuse(input, "not a root", hint: "write 32 bytes in base64, as a checkpoint does")
            return example
        }
        return root
    }
}
