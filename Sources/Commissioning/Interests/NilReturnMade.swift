public import EventLog

/// Somebody declares to have no interests.
struct NilReturnMade: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.nil-return-made.v1")
    static let summary = "Somebody declares to have no interests."
    static let table = FieldTable(event: Self.self)

    let nilReturn: NilReturn

    init(from fields: inout FieldReader) {
        nilReturn = NilReturn(
            person: fields.required("personRef", "Who has no interests."),
            role: fields.optional("role", "The sort of role of that person."))
        fields.sealed(
            "name", String.self, .personal, "The person's name.", audience: .parties)
    }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        let known = state.nilReturns.first {
            $0.on == fact.occurredOn && $0.value.person == nilReturn.person
        }
        if let known {
            throw .alreadyReturned(person: nilReturn.person, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.nilReturns.takeAccount(nilReturn, fact) {
            $0.on == fact.occurredOn && $0.value.person == nilReturn.person
        }
    }
}

/// That somebody has no interests.
public struct NilReturn: Hashable, Sendable {
    /// Who.
    public let person: Reference
    /// The sort of role of that person; nil when not given.
    public let role: RegisterRole?
}
