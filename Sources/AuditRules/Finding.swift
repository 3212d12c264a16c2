internal import CanonicalJSON
public import Commissioning
public import EventLog
internal import TransparencyLog

/// What a rule answers about one matter once everything that holds for all rules is applied.
public struct Finding: Hashable, Sendable {
    /// What it is known by, whatever is corrected or found later: the rule, the law, the subject
    /// and the ids of the events that raised the question.
    public let key: String
    /// The rule's number.
    public let rule: String
    /// The answer.
    public let outcome: Outcome
    /// How much weighs on the rule.
    public let severity: RuleCard.Severity
    /// Who is to answer; nil when nothing says.
    public let answerable: ODSCode?
    /// The stream it is about.
    public let stream: StreamName
    /// The process it belongs to.
    public let process: StreamName
    /// Which part of the stream; empty for the whole.
    public let part: String
    /// The day of the newest event that raised the question; nil when none did.
    public let on: CivilDate?
    /// The answer, as a sentence that a reader can check.
    public let sentence: String
    /// Why the answer is weaker than the rule alone would have it, or what weighs on it.
    public let notes: [String]
    /// What the matter is worth; nil when nothing on record says.
    public let value: Money?
    /// The facts that it rests on, in ascending order of their positions.
    public let evidence: [Evidence]
    /// What would have to be recorded; never empty for `notDeterminable`.
    public let missing: [MissingFact]
    /// What to do, for what is not yet due.
    public let toDo: String?

    /// The stream, and the part of it where it is not the whole: `procurement/02Q/4 bid B2`.
    public var subject: String { part.isEmpty ? stream.text : "\(stream) \(part)" }

    /// `FAIR-04:` and 32 hexadecimal digits: the first half of the leaf hash of the canonical JSON
    /// `[rule, regime, subject, [ids in ascending order]]`.
    static func key(
        rule: String, regime: ProcurementRegime?, subject: String, ids: [EventID]
    ) -> String {
        let parts: JSONValue = .array([
            .string(rule), .string(regime?.rawValue ?? ""), .string(subject),
            .array(Set(ids).sorted().map { .string($0.description) }),
        ])
        let bytes = (try? parts.canonicalBytes()) ?? []
        return "\(rule):\(TreeHash.leaf(bytes).hex.prefix(32))"
    }
}
