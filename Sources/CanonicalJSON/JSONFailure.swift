/// The first thing wrong with a JSON text, and where it stands.
public struct JSONFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Zero-based count of the bytes before the fault.
    public let offset: Int
    /// The value the fault stands in, as a JSON Pointer; empty for the whole text.
    ///
    /// Source: RFC 6901, section 5.
    public let pointer: String
    /// What is wrong there.
    public let reason: Reason

    /// A failure found by whoever decodes, in the words of the reader.
    public init(offset: Int, pointer: String, reason: Reason) {
        self.offset = offset
        self.pointer = pointer
        self.reason = reason
    }

    /// Place and reason in one line.
    public var description: String {
        let place = pointer.isEmpty ? "byte \(offset)" : "byte \(offset), \(pointer)"
        return "\(place): \(reason)"
    }
}

extension JSONFailure {
    /// Why a JSON text is refused; one case for each reason.
    public enum Reason: Hashable, Sendable {
        /// There is no value, only whitespace or nothing.
        case empty
        /// The text is longer than its profile allows.
        case tooLong(limit: Int, length: Int)
        /// U+FEFF stands where JSON does not allow it.
        case byteOrderMark
        /// The text is UTF-16 or UTF-32.
        case notUTF8
        /// The text ends inside an array or an object.
        case unexpectedEnd
        /// A byte that can neither begin nor go on with anything here.
        case unexpectedByte(UInt8)
        /// Whitespace, which the canonical form has none of.
        case whitespace
        /// A comma before a closing bracket.
        case trailingComma
        /// Two values with no comma between them.
        case missingComma
        /// A key with no colon after it.
        case missingColon
        /// A comma, colon or bracket where a value should stand.
        case missingValue
        /// An array closed as an object, or the other way round.
        case wrongBracket
        /// Something other than whitespace after the value.
        case textAfterValue
        /// A string in single quotes.
        case singleQuote
        /// A comment.
        case comment
        /// A key that is not a string.
        case keyNotString
        /// A word other than `true`, `false` and `null`.
        case unknownWord
        /// `NaN` or an infinity.
        case notFinite
        /// A digit after a leading zero.
        case leadingZero
        /// A number that begins with a plus sign.
        case plusSign
        /// A sign, point or exponent with no digit where one must follow, or a leading point.
        case missingDigit
        /// Zero with a minus sign, which is not canonical.
        case negativeZero
        /// A number with a fraction or an exponent where an integer must stand.
        case notInteger
        /// An integer outside ± `limit`.
        case integerOutOfRange(limit: Int64)
        /// More arrays and objects inside each other than `limit`.
        case tooDeep(limit: Int)
        /// More keys in one object than `limit`.
        case tooManyKeys(limit: Int)
        /// A key that its object has already.
        case duplicateKey
        /// A key that should stand before the key before it.
        case keyOutOfOrder
        /// A string with no closing quote.
        case unterminatedString
        /// A control character that is not escaped.
        case controlCharacter(UInt8)
        /// U+0000, escaped or not.
        case nul
        /// A backslash before a byte that it does not go with.
        case unknownEscape(UInt8)
        /// `\u` without four hexadecimal digits.
        case incompleteUnicodeEscape
        /// Half of a surrogate pair, escaped.
        case loneSurrogate(UInt16)
        /// An escape that the canonical form writes shorter.
        case escapeNotMinimal
        /// Bytes that are not UTF-8.
        case malformedUTF8
        /// UTF-8 in more bytes than needed.
        case overlongUTF8
        /// A surrogate encoded as if it were a character (CESU-8).
        case surrogateInUTF8
        /// A value of another kind than the one asked for.
        case wrongKind(expected: JSONKind, found: JSONKind)
        /// The caller asked for a piece that cannot come here: a bug of the caller, not the text.
        case outOfTurn
    }
}

extension JSONFailure.Reason: CustomStringConvertible {
    /// One sentence, without its full stop.
    public var description: String {
        switch self {
        case .empty: "there is no value"
        case .tooLong(let limit, let length): "\(length) bytes are more than \(limit)"
        case .byteOrderMark: "a byte order mark is not allowed"
        case .notUTF8: "the text is UTF-16 or UTF-32; only UTF-8 is read"
        case .unexpectedEnd: "the text ends before its value does"
        case .unexpectedByte(let byte): "the byte \(hex(byte)) cannot stand here"
        case .whitespace: "the canonical form has no whitespace"
        case .trailingComma: "a comma stands before a closing bracket"
        case .missingComma: "a comma is missing"
        case .missingColon: "a colon is missing after a key"
        case .missingValue: "a value is missing"
        case .wrongBracket: "the closing bracket is not the one that was opened"
        case .textAfterValue: "something stands after the value"
        case .singleQuote: "a string is quoted with \", not with '"
        case .comment: "JSON has no comments"
        case .keyNotString: "a key is a string in quotes"
        case .unknownWord: "the only words are true, false and null"
        case .notFinite: "a number is finite"
        case .leadingZero: "a number has no leading zero"
        case .plusSign: "a number has no plus sign"
        case .missingDigit: "a digit is missing"
        case .negativeZero: "the canonical form of zero has no sign"
        case .notInteger: "the number is not written as an integer"
        case .integerOutOfRange(let limit): "the integer is further from zero than \(limit)"
        case .tooDeep(let limit): "more than \(limit) arrays and objects are inside each other"
        case .tooManyKeys(let limit): "the object has more than \(limit) keys"
        case .duplicateKey: "the object has this key already"
        case .keyOutOfOrder: "the key belongs before the one before it"
        case .unterminatedString: "the string has no closing quote"
        case .controlCharacter(let byte): "the control character \(hex(byte)) is not escaped"
        case .nul: "U+0000 is not allowed"
        case .unknownEscape(let byte): "a backslash before \(hex(byte)) means nothing"
        case .incompleteUnicodeEscape: "\\u needs four hexadecimal digits"
        case .loneSurrogate(let unit): "the surrogate U+\(String(unit, radix: 16)) stands alone"
        case .escapeNotMinimal: "the canonical form writes this character shorter"
        case .malformedUTF8: "the bytes are not UTF-8"
        case .overlongUTF8: "the character is encoded in too many bytes"
        case .surrogateInUTF8: "a surrogate is encoded as a character"
        case .wrongKind(let expected, let found): "\(expected) is expected, not \(found)"
        case .outOfTurn: "the reader was asked for a piece that cannot come here"
        }
    }

    private func hex(_ byte: UInt8) -> String {
        "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
