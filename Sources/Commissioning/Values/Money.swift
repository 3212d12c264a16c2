public import EventLog

/// An amount in pounds sterling, to the penny, and what it is an amount of.
public struct Money: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(Money.self)

    /// How much; negative for a reduction or a credit.
    public let pence: Pence
    /// Whether value added tax is in it.
    public let vat: VAT
    /// What it covers; nil when the source does not say.
    public let basis: MoneyBasis?

    /// - Parameters:
    ///   - pence: How much.
    ///   - vat: Whether value added tax is in it.
    ///   - basis: What it covers; nil when the source does not say.
    public init(pence: Pence, vat: VAT, basis: MoneyBasis? = nil) {
        self.pence = pence
        self.vat = vat
        self.basis = basis
    }

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        pence = fields.required("pence", "How much, in pounds sterling.", unit: "pence")
        vat = fields.required("vat", "Whether value added tax is in it.")
        basis = fields.optional("basis", "What the amount covers.")
    }
}

/// Whole pence; at most 2^53 − 1 either way, so that every reader of JSON has them exactly.
public struct Pence: Hashable, Comparable, Sendable {
    /// How many.
    public let count: Int64

    /// The bounds. Source: RFC 7493 (I-JSON), section 2.2.
    public static let bounds: ClosedRange<Int64> =
        -9_007_199_254_740_991...9_007_199_254_740_991

    /// Takes in a number of pence; nil when it is out of ``bounds``.
    public init?(_ count: Int64) {
        guard Pence.bounds.contains(count) else { return nil }
        self.count = count
    }

    private init() { count = 0 }

    /// Whether `left` is less than `right`.
    public static func < (left: Pence, right: Pence) -> Bool { left.count < right.count }
}

extension Pence: FieldValue {
    /// A whole number.
    public static var shape: FieldShape { .integer(bounds) }

    /// Nothing.
    public static var example: Pence { Pence() }

    /// Reads an amount, or reports that there is none.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Pence {
        guard let pence = input.integer().flatMap(Pence.init) else {
            guard !input.isTooLarge else {
                log.refuse(
                    input, "more than any amount that can be recorded",
                    hint: "at most 9007199254740991 pence, some £90 trillion; £12.50 is 1250")
                return example
            }
            log.refuse(
                input, "not a whole number of pence",
                hint: "write pence without quotes, point or comma: £12.50 is 1250")
            return example
        }
        return pence
    }
}

/// Whether value added tax is in an amount.
public enum VAT: String, CodeList {
    /// It is not.
    case excluded = "excl"
    /// It is.
    case included = "incl"
    /// The source does not say.
    case unknown
}

/// What an amount covers.
public enum MoneyBasis: String, CodeList {
    /// The whole term.
    case total
    /// One year.
    case annual
    /// One party's part.
    case share
}
