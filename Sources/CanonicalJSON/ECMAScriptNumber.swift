/// Writes a number as ECMAScript does, which is how canonical JSON does.
///
/// Source: ECMA-262, `Number::toString`, as RFC 8785, section 3.2.2.3, asks.
public enum ECMAScriptNumber {
    /// The shortest digits that read back as `value`, in ECMAScript's layout.
    ///
    /// Zero has no sign. What is not finite comes out as `NaN`, `Infinity` or `-Infinity`, which
    /// are not JSON.
    public static func write(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        if value == 0 { return "0" }
        let sign = value < 0 ? "-" : ""
        let (digits, pointAfter) = shortest(value.magnitude)
        return sign + layOut(digits, pointAfter: pointAfter)
    }

    /// The significant digits of `value`, and how many of them stand before the point.
    ///
    /// The count is negative for zeros that stand between the point and the first digit. No zero
    /// begins or ends the digits.
    private static func shortest(_ value: Double) -> (digits: [UInt8], pointAfter: Int) {
        var digits: [UInt8] = []
        var pointAfter: Int?
        var exponent = 0
        let written = value.description
        var rest = written.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."): pointAfter = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(Substring(rest)) ?? 0
                rest = rest[rest.endIndex...]
            default: digits.append(byte)
            }
        }
        var point = (pointAfter ?? digits.count) + exponent
        let zero = UInt8(ascii: "0")
        while digits.last == zero { digits.removeLast() }
        let leading = digits.prefix { $0 == zero }.count
        digits.removeFirst(leading)
        point -= leading
        return (digits, point)
    }

    private static func layOut(_ digits: [UInt8], pointAfter point: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        if digits.count <= point, point <= 21 {
            return text + zeros(point - digits.count)
        }
        if 0 < point, point <= 21 {
            return String(decoding: digits[..<point], as: UTF8.self) + "."
                + String(decoding: digits[point...], as: UTF8.self)
        }
        if -6 < point, point <= 0 {
            return "0." + zeros(-point) + text
        }
        let exponent = point - 1
        let mantissa =
            String(decoding: digits[..<1], as: UTF8.self)
            + (digits.count == 1 ? "" : "." + String(decoding: digits[1...], as: UTF8.self))
        return mantissa + (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
    }

    private static func zeros(_ count: Int) -> String {
        String(repeating: "0", count: count)
    }
}
