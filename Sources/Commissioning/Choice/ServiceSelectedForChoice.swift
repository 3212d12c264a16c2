public import EventLog

/// A service is selected to be open to any qualified provider.
struct ServiceSelectedForChoice: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.service-selected-for-choice.v1")
    static let summary = "A service is selected to be open to any qualified provider."
    static let table = FieldTable(event: Self.self)

    let selection: ServiceSelection

    init(from fields: inout FieldReader) {
        let title = fields.required("title", "What the service is called.") as String
        let reason = fields.required("reasonCode", "Why.") as ServiceSelectionReason
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        selection = ServiceSelection(
            title: title, reason: reason,
            decision: fields.optional("decision", "Where it was decided."))
    }

    func check(in state: ChoiceState, _ fact: Fact) throws(ChoiceRefusal) {
        if let known = state.selection, known.on == fact.occurredOn, known.value == selection {
            throw .alreadySelected(on: known.on, by: known.by)
        }
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.selection.contestDay(selection, fact)
    }
}

/// How a service was selected for choice.
public struct ServiceSelection: Hashable, Sendable {
    /// What the service is called.
    public let title: String
    /// Why.
    public let reason: ServiceSelectionReason
    /// Where it was decided; nil when not given.
    public let decision: Decision?
}

/// Why a service is selected for choice.
public enum ServiceSelectionReason: String, CodeList {
    /// It is on the national list.
    case nationalList
    /// It is a local priority.
    case localPriority
    /// Anything else.
    case other
}
