public import CanonicalJSON
internal import Commissioning
internal import EventLog

extension RuleCard {
    /// The page as programs read it; absent members have no value.
    public var json: JSONValue {
        var object: JSONObject = [
            "id": .string(id), "question": .string(question), "formula": .string(formula),
            "source": .string(source), "confidence": .string(confidence.rawValue),
            "appliesWhen": .string(appliesWhen), "severity": .string(severity.rawValue),
            "answerable": .string(answerable), "firesOn": .string(firesOn.rawValue),
            "reads": .array(reads.map { .string($0) }),
            "consequenceOf": .array(consequenceOf.map { .string($0) }),
            "threshold": threshold.json,
            "examples": .array(
                examples.map {
                    .object(["outcome": .string($0.outcome), "story": .string($0.story)])
                }),
        ]
        object["obligation"] = obligation.map { .string($0.rawValue) }
        object["guidance"] = guidance.map { .string($0.rawValue) }
        object["caveat"] = caveat.map { .string($0) }
        if let inForce {
            var period: JSONObject = ["from": .string(inForce.from.description)]
            period["to"] = inForce.to.map { .string($0.description) }
            object["inForce"] = .object(period)
        }
        return .object(object)
    }
}

extension RuleCard.Threshold {
    /// `{origin, value}`: `none`, `source` or `ours`.
    fileprivate var json: JSONValue {
        switch self {
        case .none: .object(["origin": .string("none")])
        case .source(let value):
            .object(["origin": .string("source"), "value": .string(value)])
        case .ours(let value): .object(["origin": .string("ours"), "value": .string(value)])
        }
    }
}
