public import EventLog

/// An interest: how it was declared, what changed since, how it ended and who may not read it.
public struct Interest: Hashable, Sendable {
    /// The interest, as decisions name it.
    public let ref: Reference
    /// Its declaration; nil when it is only spoken of, contested when another event says otherwise.
    public internal(set) var declaration: Stated<InterestDeclaration>?
    /// Changes, in the order of its history.
    public internal(set) var updates: [Stated<InterestChange>] = []
    /// How it ended; nil when no event of its own says so, contested when another says otherwise.
    public internal(set) var end: Stated<InterestEnd>?
    /// Decisions not to publish it, in the order of its history.
    public internal(set) var withholdings: [Stated<Withholding>] = []

    /// For how long an interest stays in the published register after its end.
    ///
    /// Source: Managing Conflicts of Interest, NHS England, June 2017, paragraph 76 (memory).
    public static let monthsAfterEnd = 6

    init(ref: Reference) { self.ref = ref }
}

extension Interest {
    /// Whose it is; nil when no event declares it.
    public var person: Reference? { declaration?.value.person }

    /// What it is after all that is on record; nil when no event declares it.
    public var content: InterestContent? {
        declaration.map { stated in updates.reduce(stated.value.content) { $1.value.changing($0) } }
    }

    /// What it was on a day, whether or not it had been declared by then.
    public func content(on day: CivilDate) -> InterestContent? {
        declaration.map { stated in
            updates.filter { $0.on <= day }
                .reduce(stated.value.content) { $1.value.changing($0) }
        }
    }

    /// The first day no longer held, or the last of the span it lies in; nil while none is known.
    ///
    /// The end by an event of its own counts before that of the declaration and its changes.
    public var lastEnd: CivilDate? { end?.value.day.lastDay ?? content?.to }

    /// Whether it is held on a day, as far as is on record: of a start or an end whose day is not
    /// known, each day on which it may be held counts.
    public func standing(on day: CivilDate) -> InterestStanding {
        if let first = content?.from?.firstDay, day < first { return .ahead }
        guard let end = lastEnd, end <= day else { return .active }
        let months = Interest.monthsAfterEnd
        return day < end.adding(months: months) ? .recentlyEnded : .ended
    }

    /// The decision by which it is not published on a day; nil when it may be.
    public func withholding(on day: CivilDate) -> Stated<Withholding>? {
        guard let last = withholdings.last(where: { $0.on <= day }) else { return nil }
        if let to = last.value.to, to <= day { return nil }
        return last
    }

    /// The events that say what it is, in the order of its history.
    public var statedBy: [Position] {
        [declaration?.by].compactMap { $0 } + updates.map(\.by) + [end?.by].compactMap { $0 }
    }
}

/// Whether an interest is held on a day.
public enum InterestStanding: String, CaseIterable, Hashable, Sendable {
    /// It has not begun.
    case ahead
    /// It is held.
    case active
    /// It ended less than six months before.
    case recentlyEnded
    /// It ended earlier.
    case ended

    /// Whether it still counts in decisions and in the published register.
    public var counts: Bool { self == .active || self == .recentlyEnded }
}
