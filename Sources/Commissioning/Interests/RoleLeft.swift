import EventLog

/// Somebody leaves a role.
struct RoleLeft: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.role-left.v1")
    static let summary = "Somebody leaves a role: this is the first day without it."
    static let table = FieldTable(event: Self.self)

    let key: RoleKey

    init(from fields: inout FieldReader) { key = RoleKey(from: &fields) }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        guard let role = state.roles[key] else { return }
        if let left = role.left {
            throw .alreadyLeft(person: key.person, on: left.on, by: left.by)
        }
        if let from = role.terms.last?.taken.value.from, fact.occurredOn <= from {
            throw .endNotAfterStart(to: fact.occurredOn, from: from)
        }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.roles.update(key, orInsert: RoleTenure(key: key)) { $0.leave(fact) }
    }
}
