public import EventLog

/// Somebody becomes the conflicts of interest guardian.
struct ConflictGuardianAppointed: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.conflict-guardian-appointed.v1")
    static let summary = "Somebody is appointed conflicts of interest guardian."
    static let table = FieldTable(event: Self.self)

    let person: Reference
    let from: CivilDate?

    init(from fields: inout FieldReader) {
        person = fields.required("personRef", "The guardian.")
        from = fields.optional("from", "The first day as guardian, when it is another.")
        fields.sealed("name", String.self, .personal, "The guardian's name.")
        fields.sealed("contact", String.self, .personal, "How the guardian can be reached.")
    }

    private func guardian(_ fact: Fact) -> ConflictGuardian {
        ConflictGuardian(person: person, from: from ?? fact.occurredOn)
    }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        if let last = state.guardians.last, last.value.person == person {
            throw .alreadyGuardian(person: person, on: last.value.from, by: last.by)
        }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        let guardian = guardian(fact)
        state.guardians.takeAccount(guardian, fact) { $0.value.from == guardian.from }
    }
}

/// Who guards against conflicts of interest.
public struct ConflictGuardian: Hashable, Sendable {
    /// Who.
    public let person: Reference
    /// The first day.
    public let from: CivilDate
}
