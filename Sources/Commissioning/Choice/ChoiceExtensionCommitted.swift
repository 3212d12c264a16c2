public import EventLog

/// A commissioner commits to open a service to choice.
struct ChoiceExtensionCommitted: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.choice-extension-committed.v1")
    static let summary = "A commissioner commits to open a service to choice by a day."
    static let table = FieldTable(event: Self.self)

    let commitment: ChoiceCommitment

    init(from fields: inout FieldReader) {
        commitment = ChoiceCommitment(
            title: fields.required("title", "What the service is called."),
            mandateObjective: fields.optional(
                "mandateObjective", "The objective of the mandate that it serves."),
            byDate: fields.required("byDate", "The day by which it is to be done."))
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.commitments.takeAccount(commitment, fact) {
            $0.on == fact.occurredOn && $0.value.mandateObjective == commitment.mandateObjective
        }
    }
}

/// What a commissioner committed to.
public struct ChoiceCommitment: Hashable, Sendable {
    /// What the service is called.
    public let title: String
    /// The objective of the mandate that it serves; nil when none is named.
    public let mandateObjective: Reference?
    /// The day by which it is to be done.
    public let byDate: CivilDate
}
