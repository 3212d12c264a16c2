public import EventLog

/// What the events of one organisation's registers come to.
public struct InterestsState: Hashable, Sendable {
    /// Roles by person, sort and board; one that was only left has no terms.
    public internal(set) var roles = KeyedList<RoleKey, RoleTenure>()
    /// Interests by their reference; one that is only spoken of has no declaration.
    public internal(set) var interests = KeyedList<Reference, Interest>()
    /// Who declared to have no interests, in the order of its history.
    public internal(set) var nilReturns: [Stated<NilReturn>] = []
    /// Gifts and hospitality by their reference; contested when another event says otherwise.
    public internal(set) var gifts = KeyedList<Reference, Stated<GiftOrHospitality>>()
    /// Breaches by their reference; contested when another event says otherwise.
    public internal(set) var breaches = KeyedList<Reference, Stated<ConflictBreach>>()
    /// Guardians in the order of its history; contested when another event has another person
    /// from the same day.
    public internal(set) var guardians: [Stated<ConflictGuardian>] = []
    /// Reviews of registers, in the order of its history.
    public internal(set) var reviews: [Stated<RegisterReview>] = []
    /// Publications of registers, in the order of its history.
    public internal(set) var publications: [Stated<RegisterPublication>] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}

// MARK: Roles

extension InterestsState {
    /// The roles of a person that are held on a day, in the order in which they were first met.
    public func roles(of person: Reference, on day: CivilDate) -> [HeldRole] {
        roles.values.filter { $0.key.person == person }.compactMap { tenure in
            tenure.terms(on: day).map { HeldRole(key: tenure.key, terms: $0) }
        }
    }

    /// The roles that are held on a day by those who decide, in the order in which the roles were
    /// first met.
    public func decisionMakingRoles(on day: CivilDate) -> [HeldRole] {
        roles.values.compactMap { tenure in
            guard let terms = tenure.terms(on: day), terms.value.isDecisionMaker else { return nil }
            return HeldRole(key: tenure.key, terms: terms)
        }
    }

    /// The first day of a person in any role; nil when no event gives the person one.
    public func firstDayInRole(of person: Reference) -> Stated<RoleTerms>? {
        roles.values.filter { $0.key.person == person }.flatMap { $0.terms.map(\.taken) }
            .min { ($0.value.from, $0.by) < ($1.value.from, $1.by) }
    }

    /// Whether a person's interests are those of somebody who decides, on a day or in the six
    /// months before it.
    ///
    /// - Returns: nil when no role of the person is on record, and no declaration says so either.
    public func decides(_ person: Reference, on day: CivilDate) -> Bool? {
        let own = roles.values.filter { $0.key.person == person && !$0.terms.isEmpty }
        guard own.isEmpty else {
            return own.flatMap(\.spans).contains { taken, period in
                guard taken.value.isDecisionMaker, period.from <= day else { return false }
                let last = period.to?.adding(months: Interest.monthsAfterEnd)
                return last.map { day < $0 } ?? true
            }
        }
        return interests(of: person).compactMap { $0.declaration?.value.isDecisionMaker }.last
    }

    /// Persons who have a role, an interest or a nil return, in the order of their references.
    public var persons: [Reference] {
        let all = Set(
            roles.values.map(\.key.person) + interests.values.compactMap(\.person)
                + nilReturns.map(\.value.person))
        return all.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }
}

/// A role that somebody holds, and on what terms.
public struct HeldRole: Hashable, Sendable {
    /// Whose, which and where.
    public let key: RoleKey
    /// On what terms.
    public let terms: Stated<RoleTerms>
}

// MARK: Interests

extension InterestsState {
    /// The interests of a person, in the order in which they were first met.
    public func interests(of person: Reference) -> [Interest] {
        interests.values.filter { $0.person == person }
    }

    /// The interests of a person in an organisation that count on a day: held, or ended less than
    /// six months before; whether or not they had been declared by then.
    ///
    /// - Parameters:
    ///   - person: Whose.
    ///   - code: The organisation's code; nil when it has none.
    ///   - names: What the organisation is called.
    ///   - day: The day.
    /// - Returns: The strongest tie first.
    public func interests(
        of person: Reference, in code: ODSCode?, named names: [String] = [], on day: CivilDate
    ) -> [TiedInterest] {
        let tied = interests(of: person).compactMap { interest -> TiedInterest? in
            guard interest.standing(on: day).counts,
                let tie = interest.content(on: day)?.organisation?.tie(to: code, named: names)
            else { return nil }
            return TiedInterest(interest: interest, tie: tie)
        }
        return OrganisationTie.allCases.flatMap { tie in tied.filter { $0.tie == tie } }
    }

    /// The newest nil return of a person by a day.
    public func nilReturn(of person: Reference, by day: CivilDate) -> Stated<NilReturn>? {
        nilReturns.last { $0.value.person == person && $0.on <= day }
    }
}

/// An interest, and how its organisation is tied to the one that was asked about.
public struct TiedInterest: Hashable, Sendable {
    /// The interest.
    public let interest: Interest
    /// How its organisation is tied to the other.
    public let tie: OrganisationTie
}

// MARK: Registers

extension InterestsState {
    /// The newest publication of a register by a day.
    public func publication(
        of register: RegisterKind, by day: CivilDate
    ) -> Stated<RegisterPublication>? {
        publications.last { $0.value.register == register && $0.on <= day }
    }

    /// The newest review of a register by a day.
    public func review(of register: RegisterKind, by day: CivilDate) -> Stated<RegisterReview>? {
        reviews.last { $0.value.register == register && $0.on <= day }
    }

    /// The guardian on a day; nil when none had been appointed.
    public func guardian(on day: CivilDate) -> Stated<ConflictGuardian>? {
        guardians.filter { $0.value.from <= day }
            .max { ($0.value.from, $0.by) < ($1.value.from, $1.by) }
    }
}
