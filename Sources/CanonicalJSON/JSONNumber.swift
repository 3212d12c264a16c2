/// A JSON number, kept as the digits it is written with.
///
/// Two are equal when their digits are, so `1` is not `1.0`.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number as it is written, in the grammar of JSON.
    public let digits: String

    /// Nil when `digits` is not a number of JSON.
    public init?(_ digits: String) {
        var digits = digits
        let isNumber = digits.withUTF8 { bytes in
            var reader = JSONReader(bytes, profile: .interchange(maximumLength: .max))
            guard let text = try? reader.readNumber() else { return false }
            return text.range == 0..<bytes.count
        }
        guard isNumber else { return nil }
        self.digits = digits
    }

    /// An integer, of any size that fits.
    public init(_ value: Int64) {
        digits = String(value)
    }

    /// A number in the form canonical JSON gives it; nil for what is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        digits = ECMAScriptNumber.write(value)
    }

    /// Digits that a reader has accepted.
    init(accepted digits: String) {
        self.digits = digits
    }

    /// The value, if it is written as an integer and fits; nil otherwise.
    public var int: Int64? { Int64(digits) }

    /// The digits.
    public var description: String { digits }

    /// The number as canonical JSON writes it: that of the nearest double.
    ///
    /// - Throws: ``CanonicalJSONError/numberNotFinite(digits:)`` when no double is that large.
    public func canonicalDigits() throws(CanonicalJSONError) -> String {
        let limit = JSONProfile.largestLeafInteger
        if let int, int.magnitude <= limit.magnitude { return String(int) }
        guard let value = Double(digits), value.isFinite else {
            throw .numberNotFinite(digits: digits)
        }
        return ECMAScriptNumber.write(value)
    }
}
