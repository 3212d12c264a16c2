public import EventLog

/// What a key signed counts up to a position and no further.
struct SigningKeyRevoked: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.signing-key-revoked.v1")
    static let summary = "What a key signed counts up to a position and no further."
    static let table = FieldTable(event: Self.self)

    let note: KeyNote

    init(from fields: inout FieldReader) {
        note = fields.required(
            "note", "The note: origin, revoke, the key, from, a position; its successor signs.",
            source: "C2SP signed-note")
        _ = fields.optional("reasonCode", "Why.") as SigningKeyReason?
    }

    var tags: [String] { [SigningKeyEvents.tag] }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        try state.check(note, isTo: "revoke", fact)
    }

    func apply(to state: inout LedgerState, _ fact: Fact) { state.take(note, fact) }
}

/// Why another key signs a log.
public enum SigningKeyReason: String, CodeList {
    /// It was time.
    case scheduled
    /// The key was lost.
    case lost
    /// Somebody else has, or may have, the key.
    case compromised
    /// Somebody else keeps the ledger now.
    case custody
    /// Anything else.
    case other
}
