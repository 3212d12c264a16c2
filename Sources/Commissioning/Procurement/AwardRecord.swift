public import EventLog

/// What became of one award.
public struct AwardRecord: Hashable, Sendable {
    /// What was decided; nil while no event says so, contested when two say otherwise.
    public internal(set) var decided: Stated<AwardDecision>?
    /// What the decision could rest on when it was made; nil while there is none.
    public internal(set) var footing: AwardFooting?
    /// Letters to bidders, in the order of its history.
    public internal(set) var notifications: [Stated<AwardNotification>] = []
    /// Its standstill; nil while there is none.
    @Sparse public internal(set) var standstill: StandstillRecord?
    /// What the register adds to it; nil while nothing is entered.
    @Sparse public internal(set) var registration: Stated<DecisionRegistration>?

    init() {}

    /// Whether bidders were told of it, or its standstill has ended.
    public var isThrough: Bool { !notifications.isEmpty || standstill?.ended != nil }

    /// The last day on which it was decided, notified or had its standstill start or end; nil while
    /// there is no such day.
    public var lastStepOn: CivilDate? {
        let days = [decided?.on, standstill?.lastStepOn] + notifications.map(\.on)
        return days.compactMap(\.self).max()
    }

    /// Takes in what was decided, and what it could rest on.
    mutating func decide(_ decision: AwardDecision, _ footing: AwardFooting, _ fact: Fact) {
        decided.contestDay(decision, fact)
        if decided?.by == fact.statedAt { self.footing = footing }
    }
}

/// What was on record of a procurement when an award in it was decided.
public struct AwardFooting: Hashable, Sendable {
    /// Whether the way to find a provider had been decided.
    public let followsRoute: Bool
    /// Whether the opportunity had been published.
    public let followsOpportunity: Bool
    /// Whether any bid had been received.
    public let followsBids: Bool
    /// Its bids that had not been received, as far as is known.
    public let unknownBids: [Reference]
    /// Its bids that had been disqualified, as a whole or for one of its lots.
    public let disqualifiedBids: [Reference]
    /// Its bids that had been withdrawn or returned unopened.
    public let goneBids: [Reference]
    /// Its bids that had come after the deadline.
    public let lateBids: [Reference]

    /// What `decision` can rest on in `state`.
    init(of decision: AwardDecision, in state: ProcurementState) {
        let known = decision.bids.compactMap { bid in state.bids[bid].map { (bid, $0) } }
        followsRoute = !state.routeDecisions.isEmpty
        followsOpportunity = !state.opportunities.isEmpty
        followsBids = state.bids.values.contains { $0.received != nil }
        unknownBids = decision.bids.filter { state.bids[$0]?.received == nil }
        disqualifiedBids = known.filter { $0.1.isDisqualified(forAnyOf: decision.lots) }.map(\.0)
        goneBids = known.filter { $0.1.isWithdrawn || $0.1.returned != nil }.map(\.0)
        lateBids = known.filter { $0.1.isLate == true }.map(\.0)
    }
}
