public import EventLog

/// A rate or a weight in hundredths of a per cent, 0 to 10,000.
public struct BasisPoints: Hashable, Comparable, Sendable {
    /// 0 to 10,000.
    public let count: Int16

    /// Takes in a rate; nil when it is not 0 to 10,000.
    public init?(_ count: some BinaryInteger) {
        guard count >= 0, count <= 10_000 else { return nil }
        self.count = Int16(count)
    }

    private init() { count = 0 }

    /// Whether `left` is less than `right`.
    public static func < (left: BasisPoints, right: BasisPoints) -> Bool {
        left.count < right.count
    }
}

extension BasisPoints: FieldValue {
    /// A whole number.
    public static var shape: FieldShape { .integer(0...10_000) }

    /// Nothing.
    public static var example: BasisPoints { BasisPoints() }

    /// Reads a rate, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> BasisPoints {
        guard let points = input.integer().flatMap({ BasisPoints($0) }) else {
            log.refuse(
                input, "not a rate in basis points", hint: "write 0 to 10000: 12.5 % is 1250")
            return example
        }
        return points
    }
}
