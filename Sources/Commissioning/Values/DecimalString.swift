public import EventLog

/// A decimal number that is neither money nor a rate, such as a ratio or an indicator.
///
/// Shape: `-?digits[.digits]`, no exponent, no needless zero, at most 15 digits in all.
public struct DecimalString: Hashable, Sendable {
    /// The number without its point.
    public let digits: Int64
    /// How many of the digits stand after the point; 0 to 15.
    public let decimals: UInt8

    /// Reads a number; nil when it has another form.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        let isNegative = bytes.first == 0x2D
        let unsigned = bytes.dropFirst(isNegative ? 1 : 0)
        var number: Int64 = 0
        var count = 0
        var point: Int?
        for byte in unsigned {
            switch byte {
            case 0x30...0x39 where count < 15:
                number = number * 10 + Int64(byte &- 0x30)
                count += 1
            case 0x2E where point == nil && count > 0: point = count
            default: return nil
            }
        }
        let whole = point ?? count
        guard whole > 0, whole == 1 || unsigned.first != 0x30 else { return nil }
        // Neither `1.` nor `1.50`, nor `-0`: each number has one form.
        if let point, count == point || unsigned.last == 0x30 { return nil }
        guard number > 0 || !isNegative else { return nil }
        digits = isNegative ? -number : number
        decimals = UInt8(truncatingIfNeeded: count - whole)
    }

    /// Reads a number; nil when it has another form.
    public init?(_ text: String) {
        var text = text
        guard let number = text.withUTF8({ DecimalString(utf8: $0) }) else { return nil }
        self = number
    }

    private init() {
        digits = 0
        decimals = 0
    }
}

extension DecimalString: CustomStringConvertible {
    /// The number as it was read.
    public var description: String {
        let all = String(digits.magnitude)
        let zeros = String(repeating: "0", count: max(0, Int(decimals) + 1 - all.utf8.count))
        let padded = zeros + all
        let sign = digits < 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(Int(decimals))).\(padded.suffix(Int(decimals)))"
    }
}

extension DecimalString: FieldValue {
    /// Text in a form of its own.
    public static var shape: FieldShape {
        .formatted(
            name: "decimal", pattern: "^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?$", example: "12.5")
    }

    /// Nothing.
    public static var example: DecimalString { DecimalString() }

    /// Reads a number, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> DecimalString {
        guard let bytes = input.plainText(), let number = DecimalString(utf8: bytes) else {
            log.refuse(
                input, "not a decimal number",
                hint: "write it in quotes, without exponent or trailing zero, as \"12.5\"")
            return example
        }
        return number
    }
}
