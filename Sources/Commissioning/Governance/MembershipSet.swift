public import EventLog

/// Somebody becomes a member of a body, or the terms of a membership change.
struct MembershipSet: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.membership-set.v1")
    static let summary = "Somebody becomes a member of a body, or a membership changes or ends."
    static let table = FieldTable(event: Self.self)

    let seat: Seat
    let capacity: MemberCapacity
    let isVoting: Bool
    let from: CivilDate
    let to: CivilDate?

    init(from fields: inout FieldReader) {
        seat = Seat(
            body: fields.required("bodyRef", "The body."),
            person: fields.required("personRef", "The member."))
        capacity = fields.required("capacity", "In what capacity.")
        isVoting = fields.required("voting", "Whether the member has a vote.")
        from = fields.required("from", "The first day.")
        to = fields.optional("to", "The first day no longer a member.")
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        if let to, to <= from { throw .endNotAfterStart(to: to, from: from) }
    }

    /// A membership that its check would refuse sets nothing.
    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        guard let period = Period(from: from, to: to) else { return }
        let membership = Membership(
            seat: seat, capacity: capacity, isVoting: isVoting, period: period)
        let key = MembershipKey(seat: seat, from: from)
        state.memberships.update(key, orInsert: Stated(membership, fact)) { known in
            guard known.value != membership else { return }
            if known.on == fact.occurredOn {
                known.contest(with: membership, fact)
            } else {
                known.replace(with: membership, fact)
            }
        }
    }
}

/// That somebody sits in a body.
public struct Membership: Hashable, Sendable {
    /// Who, and where.
    public let seat: Seat
    /// In what capacity.
    public let capacity: MemberCapacity
    /// Whether the member has a vote.
    public let isVoting: Bool
    /// When.
    public let period: Period
}

/// A person's place in a body.
public struct Seat: Hashable, Sendable {
    /// The body.
    public let body: Reference
    /// The person.
    public let person: Reference
}

/// What tells memberships apart: one person may leave a body and come back.
public struct MembershipKey: Hashable, Sendable {
    /// Who, and where.
    public let seat: Seat
    /// The first day.
    public let from: CivilDate
}
