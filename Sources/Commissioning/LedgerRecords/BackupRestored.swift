import EventLog

/// An incident: the ledger was restored from a backup that lacks what had been recorded.
///
/// A restore that loses nothing known is no incident, and is not recorded: the log is as it was.
struct BackupRestored: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.backup-restored.v1")
    static let summary =
        "The ledger is restored from a backup that lacks what was known to be recorded."
    static let recorder = Recorder.ledger(when: "a restore gives something up: ccgledger restore")
    static let table = FieldTable(event: Self.self)

    let restore: RestoredBackup

    init(from fields: inout FieldReader) {
        restore = RestoredBackup(
            size: fields.required("size", "How many events the backup held.", unit: "events"),
            root: fields.required(
                "root", "The root of its tree.", source: "RFC 6962, section 2.1"),
            givenUpSize: fields.required(
                "givenUpSize", "How many events the largest state known outside it had.",
                unit: "events"),
            givenUpRoot: fields.required(
                "givenUpRoot", "The root of that state.", source: "RFC 6962, section 2.1"))
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.restores.append(Stated(restore, fact))
    }
}

/// A restore that gave something up.
public struct RestoredBackup: Hashable, Sendable {
    /// How many events the backup held.
    public let size: Int64
    /// The root of its tree.
    public let root: Base64Root
    /// How many events the largest state had that was known outside it.
    public let givenUpSize: Int64
    /// The root of that state.
    public let givenUpRoot: Base64Root
}
