/// Text of 1 to 4,096 bytes: a title or a name, in one line, or, where it is sealed, a narrative.
extension String: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape { .text(maximumBytes: 4_096) }
    /// Some value of the type; never recorded.
    public static var example: String { "text" }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> String {
        guard let text = input.string() else {
            log.refuse(input, "text is expected here", hint: "put it in double quotes")
            return example
        }
        guard !text.utf8.isEmpty else {
            log.refuse(input, "the text is empty", hint: "leave the field out instead")
            return example
        }
        guard text.utf8.count <= 4_096 else {
            log.refuse(
                input, "the text is longer than 4,096 bytes",
                hint: "name the document that holds it under attachments")
            return example
        }
        // What was recorded before that was looked at is read as it is.
        guard log.allowsLines || log.purpose == .leaf || isOneLine(text) else {
            log.refuse(
                input, "the text ends a line, or holds another control character",
                hint: "write it in one line; \\n, \\r and \\t are control characters")
            return example
        }
        return text
    }

    private static func isOneLine(_ text: String) -> Bool {
        // Most texts hold none of the bytes that such a character could begin with.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 })
        else { return true }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: false
            default: true
            }
        }
    }
}

extension Bool: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape { .boolean }
    /// Some value of the type; never recorded.
    public static var example: Bool { false }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Bool {
        switch input.bytes.first {
        case 0x74: return true
        case 0x66: return false
        default:
            log.refuse(
                input, "true or false is expected here", hint: "write the word without quotes")
            return example
        }
    }
}

/// A count of things; 0 to 2^53 − 1.
extension Int64: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape { .integer(0...9_007_199_254_740_991) }
    /// Some value of the type; never recorded.
    public static var example: Int64 { 0 }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Int64 {
        guard let number = input.integer(), number >= 0 else {
            log.refuse(
                input,
                input.isTooLarge
                    ? "larger than any number that can be recorded"
                    : "a whole number from 0 is expected here",
                hint: "write digits without quotes, point or sign; at most 2^53 − 1")
            return example
        }
        return number
    }
}

extension CivilDate: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(name: "day", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", example: "2013-04-01")
    }
    /// Some value of the type; never recorded.
    public static var example: CivilDate { CivilDate(daysSinceEpoch: 0) }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> CivilDate {
        guard let bytes = input.plainText(), let day = CivilDate(utf8: bytes) else {
            log.refuse(input, "not a day of the calendar", hint: "write YYYY-MM-DD")
            return example
        }
        return day
    }
}

extension Instant: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "instant",
            pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{6})?Z$",
            example: "2013-04-01T09:00:00Z")
    }
    /// Some value of the type; never recorded.
    public static var example: Instant { Instant(microseconds: 0) }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Instant {
        guard let bytes = input.plainText(), let instant = Instant(utf8: bytes) else {
            log.refuse(
                input, "not an instant in UTC", hint: "write YYYY-MM-DDTHH:MM:SSZ, or six decimals")
            return example
        }
        return instant
    }
}

extension EventID: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "event id",
            pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
            example: "018f3c6e-0000-7000-8000-000000000001")
    }
    /// Some value of the type; never recorded.
    public static var example: EventID { EventID(high: 0, low: 0) }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> EventID {
        guard let bytes = input.plainText(), let id = EventID(utf8: bytes) else {
            log.refuse(input, "not the id of an event", hint: "write a UUID in lower case")
            return example
        }
        return id
    }
}

extension EventTypeName: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "event type",
            pattern: "^[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*\\.v[1-9][0-9]{0,2}$",
            example: "org.organisation-closed.v1")
    }
    /// Some value of the type; never recorded.
    public static var example: EventTypeName { EventTypeName(known: "org.organisation-closed.v1") }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> EventTypeName {
        guard let name = input.string().flatMap(EventTypeName.init) else {
            log.refuse(
                input, "not the name of an event type", hint: "write <area>.<event>.v<n>")
            return example
        }
        return name
    }
}

/// A value out of a fixed list of codes; a frozen part of the schema that uses it.
public protocol CodeList: FieldValue, CaseIterable, RawRepresentable<String> {}

extension CodeList {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape { .code(allCases.map(\.rawValue)) }

    /// Some value of the type; never recorded.
    public static var example: Self {
        guard let first = allCases.first else { preconditionFailure("a list without codes") }
        return first
    }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Self {
        if let code = input.string(), let value = Self(rawValue: code) { return value }
        let codes = allCases.map(\.rawValue).joined(separator: ", ")
        log.refuse(input, "not a code of this list", hint: "the codes are \(codes)")
        return example
    }
}

/// A public document that a fact rests on.
public struct Citation: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(Citation.self)

    /// What the document is called.
    public let title: String
    /// Where it can be read.
    public let uri: String
    /// SHA-256 of its bytes, 64 hexadecimal digits, where it was kept.
    public let sha256: SHA256Hex?

    /// Declares and reads the fields.
    public init(from fields: inout FieldReader) {
        title = fields.required("title", "What the document is called.")
        uri = fields.required("uri", "Where it can be read.", source: "RFC 3986")
        sha256 = fields.optional("sha256", "SHA-256 of the bytes that were read.")
    }
}

/// SHA-256 of a document, as 64 lower-case hexadecimal digits.
public struct SHA256Hex: FieldValue, Hashable {
    /// 64 digits.
    public let digits: String

    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "SHA-256", pattern: "^[0-9a-f]{64}$", example: String(repeating: "0", count: 64))
    }
    /// Some value of the type; never recorded.
    public static var example: SHA256Hex {
        SHA256Hex(digits: String(repeating: "0", count: 64))
    }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> SHA256Hex {
        guard let bytes = input.plainText(), bytes.count == 64,
            bytes.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) })
        else {
            log.refuse(input, "not a SHA-256", hint: "write 64 lower-case hexadecimal digits")
            return example
        }
        return SHA256Hex(digits: String(decoding: bytes, as: UTF8.self))
    }
}
