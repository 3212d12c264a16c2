public import EventLog

/// A role of one person: each time it was taken, and how each of these ended.
public struct RoleTenure: Hashable, Sendable {
    /// Whose, which and where.
    public let key: RoleKey
    /// Each time it was taken, or its terms changed, in the order of its history; empty when no
    /// event says that it was taken.
    public internal(set) var terms: [RoleTerm] = []
    /// That it was left where no event that precedes it says that it was taken.
    public internal(set) var leftUntaken: Stated<RoleKey>?

    init(key: RoleKey) { self.key = key }

    /// That it was left; nil when it was not, or when it was taken since.
    public var left: Stated<RoleKey>? {
        guard let last = terms.last else { return leftUntaken }
        return last.left
    }

    /// The terms on which it is held on a day; nil when it is not held.
    public func terms(on day: CivilDate) -> Stated<RoleTerms>? {
        spans.first { $0.period.contains(day) }?.taken
    }

    /// Each of the terms with its days, in ascending order and apart from each other: they last
    /// until the role is left or later terms begin.
    public var spans: [(taken: Stated<RoleTerms>, period: Period)] {
        terms.enumerated().compactMap { place, term in
            let from = term.taken.value.from
            let later = terms.dropFirst(place + 1).map(\.taken.value.from)
            let ends = [term.left?.on].compactMap { $0 } + later
            return Period(from: from, to: ends.min()).map { (term.taken, $0) }
        }
    }

    /// Takes in terms: from the same first day as those that hold they are another account.
    mutating func take(_ taken: RoleTerms, _ fact: Fact) {
        if let last = terms.indices.last, terms[last].left == nil,
            terms[last].taken.value.from == taken.from
        {
            terms[last].taken.contestUnlessSame(taken, fact)
        } else {
            terms.append(RoleTerm(taken: Stated(taken, fact)))
        }
    }

    mutating func leave(_ fact: Fact) {
        if let last = terms.indices.last {
            terms[last].left.contestDay(key, fact)
        } else {
            leftUntaken.contestDay(key, fact)
        }
    }
}

/// One time that a role was taken.
public struct RoleTerm: Hashable, Sendable {
    /// On what terms; contested when another event says otherwise of the same first day.
    public internal(set) var taken: Stated<RoleTerms>
    /// That it was left, on the first day without it; nil when it was not.
    public internal(set) var left: Stated<RoleKey>?
}
