/// One rule of the catalogue: its page of the manual, and how it judges a history.
///
/// A rule is pure. It knows no clock, file or random number: the day of the question is the
/// history's. What holds for every rule (coverage, severity, confidence, evidence grade, coarse
/// days) is applied to its judgements afterwards, once, by ``Weighing``.
public protocol AuditRule: Sendable {
    /// What it says of itself.
    static var card: RuleCard { get }
    /// What it answers, in the order of the history; empty when there is nothing to ask about.
    static func judge(_ history: AuditHistory) -> [Judgement]
}
