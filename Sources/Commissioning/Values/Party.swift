public import EventLog

/// A commissioner that takes part in joint work, with its role and its part of the value.
public struct Party: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(Party.self)

    /// The commissioner.
    public let code: ODSCode
    /// What it does in it.
    public let role: PartyRole
    /// Its part of the value; nil when the source does not say.
    public let share: Pence?
    /// Its own decision to take part; nil when the source names none.
    public let ownDecision: Reference?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        code = fields.required("ods", "The commissioner.")
        role = fields.required("role", "What it does in the joint work.")
        share = fields.optional("sharePence", "Its part of the value.", unit: "pence")
        ownDecision = fields.optional("ownDecisionRef", "Its own decision to take part.")
    }
}

/// What a commissioner does in joint work.
public enum PartyRole: String, CodeList {
    /// Runs the process for all.
    case lead
    /// Takes part.
    case associate
    /// Employs those who run it.
    case host
    /// Pays without taking part.
    case funder
}

extension Sequence<Party> {
    /// What the parts come to; nil when they are more than an amount can be.
    public var shareTotal: Pence? {
        var total: Int64 = 0
        for share in compactMap(\.share) {
            let (sum, overflow) = total.addingReportingOverflow(share.count)
            guard !overflow else { return nil }
            total = sum
        }
        return Pence(total)
    }

    /// A commissioner that is named more than once; nil when there is none.
    public var repeated: ODSCode? {
        var seen: Set<ODSCode> = []
        return first { !seen.insert($0.code).inserted }?.code
    }
}
