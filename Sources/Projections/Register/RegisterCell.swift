public import Commissioning
public import EventLog

/// What stands in one cell of the register. That there is none, that nothing is said and that
/// nothing is on record are three things.
public enum RegisterCell: Hashable, Sendable {
    /// What the events say.
    case stated(String, by: [Position])
    /// What a sealed text of an event says, if it is still kept; else `otherwise`; else nothing.
    case narrative(NarrativeField, otherwise: String?, by: [Position])
    /// An amount.
    case money(Money, by: [Position])
    /// The events say that there is none.
    case noneDeclared(by: [Position])
    /// The events that could say it leave it out, or it does not apply to such a decision.
    case blank(by: [Position])
    /// No event on record says it: the types of those that would, none when no type can.
    case notRecorded(missing: [String])

    /// The events that it rests on.
    public var why: [Position] {
        switch self {
        case .stated(_, let by), .narrative(_, _, let by), .money(_, let by),
            .noneDeclared(let by), .blank(let by):
            by
        case .notRecorded: []
        }
    }

    /// The types of the events that would say it.
    public var missing: [String] {
        guard case .notRecorded(let types) = self else { return [] }
        return types
    }

    /// The text where there is one; blank where the event leaves it out; not recorded where there
    /// is no event.
    static func of<Value, Text: CustomStringConvertible>(
        _ stated: Stated<Value>?, orMissing types: [String], _ text: (Value) -> Text?
    ) -> RegisterCell {
        guard let stated else { return .notRecorded(missing: types) }
        guard let words = text(stated.value) else { return .blank(by: [stated.by]) }
        return .stated(words.description, by: [stated.by])
    }
}

/// A sealed text of one event, which stands beside the log and not in it.
public struct NarrativeField: Hashable, Sendable {
    /// Its path below the event's data.
    public let name: String
    /// The event that states it.
    public let position: Position

    init(_ name: String, at position: Position) {
        self.name = name
        self.position = position
    }
}
