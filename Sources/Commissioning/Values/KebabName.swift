public import EventLog

/// The name of an area or of a rule: 1 to 64 bytes of a–z and 0–9, words joined with hyphens.
public struct KebabName: Hashable, Sendable {
    /// The name; ASCII.
    public let text: String

    /// Reads a name; nil when it has another form.
    public init?(_ text: String) {
        guard (1...64).contains(text.utf8.count) else { return nil }
        var previous: UInt8 = 0x2D
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: break
            case 0x2D where previous != 0x2D: break
            default: return nil
            }
            previous = byte
        }
        guard previous != 0x2D else { return nil }
        self.text = text
    }

    private init() { text = "support" }
}

extension KebabName: CustomStringConvertible {
    /// The name.
    public var description: String { text }
}

extension KebabName: FieldValue {
    /// Text in a form of its own.
    public static var shape: FieldShape {
        .formatted(
            name: "name", pattern: "^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$", example: "support")
    }

    /// `support`.
    public static var example: KebabName { KebabName() }

    /// Reads a name, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> KebabName {
        guard let name = input.string().flatMap(KebabName.init) else {
            log.refuse(
                input, "not a name in lower case",
                hint: "write a–z, 0–9 and single hyphens between words")
            return example
        }
        return name
    }
}
