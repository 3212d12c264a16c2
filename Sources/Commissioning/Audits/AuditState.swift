public import EventLog

/// What the events of one audit come to.
public struct AuditState: Hashable, Sendable {
    /// The body that is audited; nil when the stream does not name one.
    public let body: ODSCode?
    /// What was searched for, in the order of its history.
    public internal(set) var searches: [Stated<AuditorSearch>] = []
    /// What the searches say of how much of the body's facts the ledger holds.
    public internal(set) var coverage: [CoverageDeclaration] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init(body: ODSCode?) { self.body = body }

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}
