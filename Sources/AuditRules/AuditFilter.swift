public import Commissioning
public import EventLog

/// Which findings of an audit are asked for.
public struct AuditFilter: Hashable, Sendable {
    /// The first day of the events that raised the question; nil for any.
    public let from: CivilDate?
    /// The last day of them; nil for any.
    public let to: CivilDate?
    /// What a matter must be worth at the least, where its worth is on record.
    public let materiality: Pence?

    /// - Parameters:
    ///   - from: The first day; nil for any.
    ///   - to: The last day; nil for any.
    ///   - materiality: What a matter must be worth at the least.
    public init(from: CivilDate? = nil, to: CivilDate? = nil, materiality: Pence? = nil) {
        self.from = from
        self.to = to
        self.materiality = materiality
    }

    /// Whether a finding is asked for; one whose worth nobody has recorded is.
    public func keeps(_ finding: Finding) -> Bool {
        if let from, let day = finding.on, day < from { return false }
        if let to, let day = finding.on, day > to { return false }
        guard let materiality, let value = finding.value else { return true }
        return value.pence >= materiality
    }
}
