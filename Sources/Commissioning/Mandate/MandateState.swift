public import EventLog

/// What the events of one mandate come to.
public struct MandateState: Hashable, Sendable {
    /// What it pledges of autonomy, in the order of its history; contested when another event of
    /// that day says otherwise of the same pledge.
    public internal(set) var pledges: [Stated<AutonomyPledge>] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}
