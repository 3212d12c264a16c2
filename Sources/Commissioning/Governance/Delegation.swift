public import EventLog

/// A delegation: each time it was granted, and how each of these ended.
public struct Delegation: Hashable, Sendable {
    /// The delegation, as decisions name it.
    public let ref: Reference
    /// Each time it was granted, in the order of its history; empty when no event grants it.
    public internal(set) var terms: [DelegationTerm] = []
    /// Its revocation where no grant precedes it.
    public internal(set) var revokedUngranted: Stated<RevocationReason>?

    init(ref: Reference) { self.ref = ref }

    /// Its revocation; nil when there is none, or when it was granted since.
    public var revocation: Stated<RevocationReason>? {
        guard let last = terms.last else { return revokedUngranted }
        return last.revocation
    }

    /// The spans of days in which it is in force, in ascending order and apart from each other.
    ///
    /// A span ends at the end that its grant gives, on the day of its revocation, or when a later
    /// grant begins, whichever is first.
    public var inForce: [Period] { spans.map(\.period) }

    /// What it grants on a day; nil when it is not in force.
    public func grant(inForceOn day: CivilDate) -> Stated<DelegationGrant>? {
        spans.first { $0.period.contains(day) }?.grant
    }

    private var spans: [(grant: Stated<DelegationGrant>, period: Period)] {
        terms.enumerated().compactMap { place, term in
            let granted = term.grant.value.period
            let laterStarts = terms.dropFirst(place + 1).map(\.grant.value.period.from)
            let ends = [granted.to, term.revocation?.on].compactMap { $0 } + laterStarts
            return Period(from: granted.from, to: ends.min()).map { (term.grant, $0) }
        }
    }

    /// Takes in a grant: from the same first day as the one in force it is another account of it.
    mutating func grant(_ grant: DelegationGrant, _ fact: Fact) {
        if let last = terms.indices.last, terms[last].revocation == nil,
            terms[last].grant.value.period.from == grant.period.from
        {
            terms[last].grant.contestUnlessSame(grant, fact)
        } else {
            terms.append(DelegationTerm(grant: Stated(grant, fact)))
        }
    }

    /// Takes in a revocation of what was granted last.
    mutating func revoke(_ reason: RevocationReason, _ fact: Fact) {
        if let last = terms.indices.last {
            terms[last].revocation.contestDay(reason, fact)
        } else {
            revokedUngranted.contestDay(reason, fact)
        }
    }
}

/// One time that a delegation was granted.
public struct DelegationTerm: Hashable, Sendable {
    /// What it granted; contested when another event says otherwise of the same first day.
    public internal(set) var grant: Stated<DelegationGrant>
    /// Why it was taken back, from which day; nil when it was not.
    public internal(set) var revocation: Stated<RevocationReason>?
}
