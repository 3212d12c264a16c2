public import Commissioning
public import EventLog

/// One row of a register of interests: an interest, or that somebody has none.
public struct InterestEntry: Sendable {
    /// What a row says.
    public enum Content: Hashable, Sendable {
        /// An interest.
        case interest(Interest)
        /// That there is none.
        case nilReturn(Stated<NilReturn>)
    }

    /// The part of the register that it stands in.
    public let part: InterestsPart
    /// Whose it is.
    public let person: Reference
    /// The person's roles on the day.
    public let roles: [HeldRole]
    /// Whether the person decides, on the day or up to six months before it; nil when neither a
    /// role nor a declaration says so.
    public let decides: Bool?
    /// What it says.
    public let content: Content
    /// The last day whose facts count.
    public let asOf: CivilDate
    /// The newest publication of the register, where it shows facts of the day of the declaration
    /// or later ones; nil when there is none, or when the declaration is newer.
    public let publication: Stated<RegisterPublication>?
}

extension InterestEntry {
    /// The interest; nil for a nil return.
    public var interest: Interest? {
        guard case .interest(let interest) = content else { return nil }
        return interest
    }

    /// What the interest is on the day; nil for a nil return.
    public var held: InterestContent? { interest?.content(on: asOf) }

    /// Whether the interest is held on the day; nil for a nil return.
    public var standing: InterestStanding? { interest?.standing(on: asOf) }

    /// The decision not to publish it that holds on the day; nil when there is none.
    public var withholding: Stated<Withholding>? { interest?.withholding(on: asOf) }

    /// Whether it belongs in the published register, be it only as withheld.
    public var isPublishable: Bool { decides == true && standing?.counts ?? true }

    /// The day on which it was declared.
    public var declaredOn: CivilDate? {
        switch content {
        case .interest(let interest): interest.declaration?.on
        case .nilReturn(let nilReturn): nilReturn.on
        }
    }

    /// The first day no longer held; nil while none is known.
    public var end: CoarseDate? {
        interest?.end?.value.day ?? held?.to.map { CoarseDate($0) }
    }

    /// What the person's positions on the day are called; where none has a name, the sort of role.
    public var positions: [String] {
        let held = roles.map { $0.terms.value.position ?? $0.key.role.rawValue }
        guard held.isEmpty else { return held }
        switch content {
        case .interest(let interest):
            return [interest.declaration?.value.role?.rawValue].compactMap { $0 }
        case .nilReturn(let nilReturn):
            return [nilReturn.value.role?.rawValue].compactMap { $0 }
        }
    }

    /// The events behind the row, each once, in ascending order.
    public var why: [Position] {
        var positions = roles.map(\.terms.by)
        switch content {
        case .interest(let interest): positions += interest.statedBy
        case .nilReturn(let nilReturn): positions.append(nilReturn.by)
        }
        if let withholding { positions.append(withholding.by) }
        return Set(positions).sorted()
    }

    /// Events that say otherwise of what the row says.
    public var contests: [Position] {
        var positions = roles.flatMap(\.terms.contests)
        switch content {
        case .interest(let interest):
            positions += (interest.declaration?.contests ?? []) + (interest.end?.contests ?? [])
        case .nilReturn(let nilReturn): positions += nilReturn.contests
        }
        positions += withholding?.contests ?? []
        return Set(positions).sorted()
    }

    /// The events that may hold the person's name, the newest first.
    public var namedBy: [Position] {
        var positions = part.state.roles.values.filter { $0.key.person == person }
            .flatMap { $0.terms.map(\.taken.by) }
        positions += part.state.interests(of: person).compactMap { $0.declaration?.by }
        positions += part.state.nilReturns.filter { $0.value.person == person }.map(\.by)
        return Set(positions).sorted(by: >)
    }

    /// The events that may hold the nature of the interest and what is done about it, the newest
    /// first.
    public var describedBy: [Position] {
        guard let interest else { return [] }
        let updates = interest.updates.filter { $0.on <= asOf }.map(\.by)
        return updates.reversed() + [interest.declaration?.by].compactMap { $0 }
    }
}
