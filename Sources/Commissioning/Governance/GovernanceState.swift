public import EventLog

/// What the events of one organisation's governance come to.
public struct GovernanceState: Hashable, Sendable {
    /// Boards and committees by their reference; contested when another event of that day
    /// constitutes one otherwise, superseded when one of another day does.
    public internal(set) var bodies = KeyedList<Reference, Stated<ConstitutedBody>>()
    /// Who sits where, by seat and first day, whether or not the body is on record.
    public internal(set) var memberships = KeyedList<MembershipKey, Stated<Membership>>()
    /// Delegations by their reference; one that was only revoked has no terms.
    public internal(set) var delegations = KeyedList<Reference, Delegation>()
    /// Meetings by their reference; one that is only spoken of is not `held`.
    public internal(set) var meetings = KeyedList<Reference, Meeting>()
    /// Urgent decisions by their reference.
    public internal(set) var urgentDecisions = KeyedList<Reference, Stated<UrgentDecision>>()
    /// What meetings made of decisions taken elsewhere, in the order of its history.
    public internal(set) var ratifications: [Stated<Ratification>] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []
    /// Items that some account says to decide on a stream.
    private var itemPlaces: [StreamName: Set<ItemPlace>] = [:]

    init() {}

    /// Where an item stands.
    private struct ItemPlace: Hashable {
        let meeting: Reference
        let item: Reference
    }

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }

    /// Takes in one account of an item.
    mutating func apply(_ item: DecidedItem, _ fact: Fact) {
        meetings.update(item.meeting, orInsert: Meeting(ref: item.meeting)) {
            $0.items.contestDay(item.item, item, fact)
        }
        guard let stream = item.decision else { return }
        itemPlaces[stream, default: []].insert(ItemPlace(meeting: item.meeting, item: item.item))
    }
}

extension GovernanceState {
    /// An item of a meeting; nil when no event says that it was decided.
    public func item(_ item: Reference, of meeting: Reference) -> Stated<DecidedItem>? {
        meetings[meeting]?.items[item]
    }

    /// The items that decide on a stream, in the order of their days, then of the log.
    public func items(decidingOn stream: StreamName) -> [Stated<DecidedItem>] {
        // An account that lost may have named the stream: the value on record must name it.
        (itemPlaces[stream] ?? [])
            .compactMap { item($0.item, of: $0.meeting) }
            .filter { $0.value.decision == stream }
            .sorted { ($0.on, $0.by) < ($1.on, $1.by) }
    }

    /// The memberships that hold on a day, one for each person in each body: of several, the one
    /// that began last.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - body: The body whose members are meant; all bodies when nil.
    /// - Returns: In the order in which the memberships were first met.
    public func memberships(on day: CivilDate, of body: Reference? = nil) -> [Stated<Membership>] {
        let holding = memberships.values.filter {
            $0.value.period.contains(day) && (body == nil || $0.value.seat.body == body)
        }
        var latest: [Seat: CivilDate] = [:]
        for membership in holding {
            let from = membership.value.period.from
            latest[membership.value.seat] = max(latest[membership.value.seat] ?? from, from)
        }
        return holding.filter { latest[$0.value.seat] == $0.value.period.from }
    }

    /// What meetings made of an urgent decision, by its reference or by that of what it decided.
    public func ratifications(ofUrgent urgent: Reference) -> [Stated<Ratification>] {
        let decision = urgentDecisions[urgent]?.value.decision
        return ratifications.filter { stated in
            if let named = stated.value.urgent { return named == urgent }
            return decision != nil && stated.value.decision == decision
        }
    }

    /// What meetings made of a decision on a stream, also through the urgent decision on it.
    public func ratifications(of stream: StreamName) -> [Stated<Ratification>] {
        ratifications.filter { stated in
            if stated.value.decision == stream { return true }
            guard let urgent = stated.value.urgent else { return false }
            return urgentDecisions[urgent]?.value.decision == stream
        }
    }
}
