public import EventLog

/// A commissioner asks groups whether a service is a local priority for choice.
struct LocalPriorityEngaged: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.local-priority-engaged.v1")
    static let summary = "A commissioner asks groups whether a service should be open to choice."
    static let table = FieldTable(event: Self.self)

    let engagement: PriorityEngagement

    init(from fields: inout FieldReader) {
        engagement = PriorityEngagement(
            groups: fields.list("groups", "Who was asked.", isRequired: true),
            result: fields.required("resultCode", "What they said."))
        fields.sealed("result", String.self, .narrative, "What they said, in words.")
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        state.engagements.takeAccount(engagement, fact) {
            $0.on == fact.occurredOn && $0.value.groups == engagement.groups
        }
    }
}

/// Who was asked about a priority, and what they said.
public struct PriorityEngagement: Hashable, Sendable {
    /// Who was asked; at least one, in the order given.
    public let groups: [String]
    /// What they said.
    public let result: EngagementResult
}

/// What those who were asked said.
public enum EngagementResult: String, CodeList {
    /// They were for it.
    case supported
    /// Some were for it, some against.
    case mixed
    /// They were against it.
    case opposed
    /// They did not say.
    case noneGiven
}
