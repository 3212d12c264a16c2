public import EventLog

/// How many must be there for a meeting to decide, 1 to 1,000.
public struct Quorum: Hashable, Comparable, Sendable {
    /// 1 to 1,000.
    public let count: Int16

    /// Takes in a number of members; nil when it is not 1 to 1,000.
    public init?(_ count: some BinaryInteger) {
        guard count >= 1, count <= 1_000 else { return nil }
        self.count = Int16(count)
    }

    private init() { count = 1 }

    /// Whether `left` asks for fewer than `right`.
    public static func < (left: Quorum, right: Quorum) -> Bool { left.count < right.count }
}

extension Quorum: FieldValue {
    /// A whole number.
    public static var shape: FieldShape { .integer(1...1_000) }

    /// One.
    public static var example: Quorum { Quorum() }

    /// Reads a number of members, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Quorum {
        guard let quorum = input.integer().flatMap({ Quorum($0) }) else {
            log.refuse(input, "not a quorum", hint: "write how many must be there, 1 to 1000")
            return example
        }
        return quorum
    }
}
