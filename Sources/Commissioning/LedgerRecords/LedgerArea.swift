public import EventLog

/// What a ledger says of itself: its opening, what it claims to hold whole, what it took in.
///
/// Corrections belong to the name too, but stand in the streams of what they correct.
public enum LedgerArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = LedgerState
    /// Why a proposal cannot be.
    public typealias Refusal = LedgerRefusal

    /// `ledger`.
    public static let name = "ledger"
    /// One stream a subject, such as `ledger/opening`.
    public static let streamForm = "ledger/{name}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<LedgerArea>] {
        [
            EventType(LedgerOpened.self),
            EventType(CoverageDeclared.self),
            EventType(CoverageEnded.self),
            EventType(ImportBatchRecorded.self),
            EventType(ProposalRefused.self),
            EventType(HeadAccepted.self),
            EventType(BackupRestored.self),
            EventType(StateRootRecorded.self),
            EventType(DisclosuresRevealed.self),
            EventType(DisclosureSuppressed.self),
            EventType(DisclosureErased.self),
            EventType(LegalHoldPlaced.self),
            EventType(LegalHoldLifted.self),
            EventType(SigningKeyAnnounced.self),
            EventType(SigningKeyRotated.self),
            EventType(SigningKeyRevoked.self),
            EventType(CustodyTransferred.self),
            EventType(ClockJumped.self),
        ]
    }

    /// Nothing said yet.
    public static func initial(_ stream: StreamName) -> LedgerState { LedgerState() }
}
