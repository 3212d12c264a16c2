/// What a JSON value is, as its first byte tells.
public enum JSONKind: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// Members by name, in braces.
    case object
    /// Values in order, in square brackets.
    case array
    /// Text, in double quotes.
    case string
    /// A number, with or without a fraction and an exponent.
    case number
    /// One of the words `true` and `false`.
    case boolean
    /// The word `null`.
    case null

    /// The kind with its article, as a sentence needs it.
    public var description: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .boolean: "true or false"
        case .null: "null"
        }
    }

    init?(firstByte: UInt8) {
        switch firstByte {
        case UInt8(ascii: "\""): self = .string
        case UInt8(ascii: "{"): self = .object
        case UInt8(ascii: "["): self = .array
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean
        case UInt8(ascii: "n"): self = .null
        default: return nil
        }
    }
}
