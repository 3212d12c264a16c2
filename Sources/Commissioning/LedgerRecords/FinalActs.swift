public import EventLog

/// What is on record of the ledger itself and stands: it is neither corrected nor withdrawn, for
/// others have relied on it, or it takes another act, and other people, to end it.
public enum FinalActs {
    /// Why an event of this type is neither corrected nor withdrawn; nil when it may be.
    public static func refusal(restating type: EventTypeName) -> Refusal? {
        acts.first { $0.types.contains(type) }.map {
            Refusal(rule: $0.rule, sentence: $0.sentence)
        }
    }

    private static let acts: [(types: [EventTypeName], rule: String, sentence: String)] = [
        (
            [SigningKeyAnnounced.name, SigningKeyRotated.name, SigningKeyRevoked.name],
            "key-event-final",
            "what was signed of a key stands: revoke the key, or announce another one"
        ),
        (
            [LegalHoldPlaced.name, LegalHoldLifted.name], "hold-final",
            "a legal hold stands until it is lifted, and once lifted it is placed anew: "
                + "ccgledger hold"
        ),
        (
            [DisclosureSuppressed.name], "suppression-final",
            "a suppression takes two people and stands: what may be said again is given anew, in a "
                + "correction of the event that said it"
        ),
        ([DisclosureErased.name], "erasure-final", "what was erased is gone, and that stands"),
        (
            [LedgerOpened.name, HeadAccepted.name, BackupRestored.name, ClockJumped.name],
            "own-event-final", "what the ledger recorded of itself stands"
        ),
    ]
}
