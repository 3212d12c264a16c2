internal import EventLog

/// How a commissioning support unit ended, who decided it and whom it left without.
public struct CSUEnding: Hashable, Sendable {
    /// The unit it became part of; nil when it was closed.
    public let into: ODSCode?
    /// The body that decided it.
    public let decidedBy: ODSCode
    /// The commissioners it served, as far as they are named; in ascending order.
    public let affectedCCGs: [ODSCode]
    /// How many commissioners it served; nil when not given.
    public let affectedCount: Int64?

    var tags: [String] { Tags.of(bodies: [into, decidedBy] + affectedCCGs) }
}

extension FieldReader {
    /// The fields that a merger and a closure share.
    mutating func csuEnding(into: ODSCode?) -> CSUEnding {
        let decidedBy = required("decidedBy", "The body that decided it.") as ODSCode
        let affected = list("affectedCCGs", "The commissioners it served.") as [ODSCode]
        return CSUEnding(
            into: into, decidedBy: decidedBy, affectedCCGs: affected.sorted(),
            affectedCount: optional(
                "affectedCount", "How many commissioners it served.", unit: "commissioners"))
    }
}

extension SupportState {
    func check(_ ending: CSUEnding, _ fact: Fact) throws(SupportRefusal) {
        if let known = csuEnding, known.on == fact.occurredOn, known.value == ending {
            throw .alreadyEnded(on: known.on, by: known.by)
        }
    }

    mutating func apply(_ ending: CSUEnding, _ fact: Fact) {
        note(fact)
        // A unit that merged may be closed later; two mergers or two closures contradict.
        if let known = csuEnding, (known.value.into == nil) != (ending.into == nil),
            known.on != fact.occurredOn
        {
            csuEnding.replace(with: ending, fact)
        } else {
            csuEnding.contestDay(ending, fact)
        }
    }
}
