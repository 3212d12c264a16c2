public import EventLog

/// A length in whole months, 1 to 1,200.
public struct Months: Hashable, Comparable, Sendable {
    /// 1 to 1,200.
    public let count: Int16

    /// Takes in a length; nil when it is not 1 to 1,200.
    public init?(_ count: some BinaryInteger) {
        guard count >= 1, count <= 1_200 else { return nil }
        self.count = Int16(count)
    }

    private init() { count = 1 }

    /// Whether `left` is shorter than `right`.
    public static func < (left: Months, right: Months) -> Bool { left.count < right.count }
}

extension Months: FieldValue {
    /// A whole number.
    public static var shape: FieldShape { .integer(1...1_200) }

    /// One month.
    public static var example: Months { Months() }

    /// Reads a length, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Months {
        guard let months = input.integer().flatMap({ Months($0) }) else {
            log.refuse(
                input, "not a number of months", hint: "write 1 to 1200: three years are 36")
            return example
        }
        return months
    }
}
