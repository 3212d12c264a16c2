public import EventLog

/// A body ends; the day of the fact is the first on which it is closed.
struct OrganisationClosed: EventData {
    typealias Area = OrganisationArea

    static let name = EventTypeName(known: "org.organisation-closed.v1")
    static let summary = "A body ends: this is the first day on which it is closed."
    static let table = FieldTable(event: Self.self)

    let reasonCode: ClosingReason

    init(from fields: inout FieldReader) {
        reasonCode = fields.required("reasonCode", "Why it ends.")
        fields.sealed("reason", String.self, .narrative, "Why it ends, in words.")
    }

    func check(in state: OrganisationState, _ fact: Fact) throws(OrganisationRefusal) {
        if let known = state.closing, known.on == fact.occurredOn, known.value == reasonCode {
            throw .alreadyClosed(on: known.on, by: known.by)
        }
    }

    func apply(to state: inout OrganisationState, _ fact: Fact) {
        state.note(fact, isClosing: true)
        state.closing.contestDay(reasonCode, fact)
    }
}

/// Why a body ends.
public enum ClosingReason: String, CodeList {
    /// It merged with others.
    case merged
    /// An integrated care board took over, on 2022-07-01.
    case replacedByICB
    /// It was dissolved.
    case dissolved
    /// Its functions were transferred.
    case transferred
    /// Anything else.
    case other
}
