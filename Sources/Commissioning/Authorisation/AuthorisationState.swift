public import EventLog

/// What the events of one body's authorisation come to.
public struct AuthorisationState: Hashable, Sendable {
    /// Its deferrals, in the order of its history; contested when another event of that day says
    /// otherwise.
    public internal(set) var deferrals: [Stated<AuthorisationDeferral>] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}
