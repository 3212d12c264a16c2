public import EventLog
public import TransparencyLog

/// What a ledger's events about itself come to, in one stream.
public struct LedgerState: Hashable, Sendable {
    /// How it was opened; contested when another event says otherwise.
    @Sparse public internal(set) var opening: Stated<LedgerOpening>?
    /// What it is said to hold whole, in the order of its history.
    public internal(set) var coverage: [CoverageDeclaration] = []
    /// Events that end a declaration which is not on record before them.
    public internal(set) var endsOfNothing: [Position] = []
    /// Batches that were taken in, in the order of its history.
    public internal(set) var batches: [Stated<ImportBatch>] = []
    /// Proposals that were refused, in the order of its history.
    public internal(set) var refusals: [Stated<RefusedProposal>] = []
    /// Logs that were taken for the whole log, in the order of its history.
    public internal(set) var acceptedHeads: [Stated<AcceptedHead>] = []
    /// Restores that gave something up, in the order of its history.
    public internal(set) var restores: [Stated<RestoredBackup>] = []
    /// Roots over what the log came to, in the order of its history.
    public internal(set) var stateRoots: [Stated<StateRoot>] = []
    /// Sealed values that were made known, in the order of its history.
    public internal(set) var reveals: [Stated<Reveal>] = []
    /// Orders that texts be shown no longer, in the order of its history.
    public internal(set) var suppressions: [Stated<Suppression>] = []
    /// Personal values that were erased, in the order of its history.
    public internal(set) var erasures: [Stated<Erasure>] = []
    /// Legal holds, in the order of its history.
    public internal(set) var holds: [LegalHold] = []
    /// Which key signs which log at which size, as far as this stream says.
    public internal(set) var signingKeys: [KeyName: SigningKeys] = [:]
    /// Logs that were handed on, in the order of its history.
    public internal(set) var custody: [Stated<Custody>] = []
    /// Jumps of the clock, in the order of its history.
    public internal(set) var clockJumps: [Stated<ClockJump>] = []
    /// What became of sealed values, and by which event.
    var fates: [DisclosureDigest: [DisclosureFate: Position]] = [:]
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}
