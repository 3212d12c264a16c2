public import EventLog

/// What is bought, by the Common Procurement Vocabulary: eight digits, with or without the ninth.
///
/// Source: Regulation (EC) 213/2008.
public struct CPVCode: Hashable, Sendable {
    /// `85110000` or `85110000-3`, as the source has it.
    public let text: String

    /// Reads a code; nil when it has another form.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || bytes.count == 10 && bytes[8] == 0x2D else { return nil }
        let digits = bytes.prefix(8) + bytes.dropFirst(9)
        guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        self.text = text
    }

    private init() { text = "85110000-3" }

    /// The first two digits: the market, such as `85` for health and social work.
    public var division: Substring { text.prefix(2) }
}

extension CPVCode: CustomStringConvertible {
    /// The code as the source has it.
    public var description: String { text }
}

extension CPVCode: FieldValue {
    /// Text in a form of its own.
    public static var shape: FieldShape {
        .formatted(name: "CPV code", pattern: "^[0-9]{8}(-[0-9])?$", example: example.text)
    }

    /// `85110000-3`, hospital and related services.
    public static var example: CPVCode { CPVCode() }

    /// Reads a code, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> CPVCode {
        guard let code = input.string().flatMap(CPVCode.init) else {
            log.refuse(
                input, "not a CPV code", hint: "write eight digits, as 85110000 or 85110000-3")
            return example
        }
        return code
    }
}
