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
        let ids = ids.count < 2 ? ids : Set(ids).sorted()
        let bytes =
            plainKeyBytes([rule, regime?.rawValue ?? "", subject], ids)
            ?? keyBytes([rule, regime?.rawValue ?? "", subject], ids)
        return "\(rule):\(TreeHash.leaf(bytes).hex.prefix(32))"
    }

    /// Canonical JSON of the texts, then the ids.
    static func keyBytes(_ texts: [String], _ ids: [EventID]) -> [UInt8] {
        let parts: JSONValue = .array(
            texts.map { .string($0) } + [.array(ids.map { .string($0.description) })])
        return (try? parts.canonicalBytes()) ?? []
    }

    /// The same at once, for texts without anything to escape; nil when there is something.
    static func plainKeyBytes(_ texts: [String], _ ids: [EventID]) -> [UInt8]? {
        var bytes: [UInt8] = [0x5B]
        bytes.reserveCapacity(200)
        for text in texts {
            bytes.append(0x22)
            for byte in text.utf8 {
                guard byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C else { return nil }
                bytes.append(byte)
            }
            bytes += [0x22, 0x2C]
        }
        bytes.append(0x5B)
        for (place, id) in ids.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            bytes.append(0x22)
            id.append(to: &bytes)
            bytes.append(0x22)
        }
        bytes += [0x5D, 0x5D]
        return bytes
    }
}
