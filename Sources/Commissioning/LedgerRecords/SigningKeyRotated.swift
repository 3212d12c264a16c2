import EventLog

/// From a size of the log on, another key signs it.
struct SigningKeyRotated: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.signing-key-rotated.v1")
    static let summary = "From a size of the log on, another key signs it."
    static let table = FieldTable(event: Self.self)

    let note: KeyNote

    init(from fields: inout FieldReader) {
        note = fields.required(
            "note", "The note: origin, rotate, the old key, the new one, the size; signed by both.",
            source: "C2SP signed-note")
        _ = fields.optional("reasonCode", "Why.") as SigningKeyReason?
    }

    var tags: [String] { [SigningKeyEvents.tag] }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        try state.check(note, isTo: "rotate", fact)
    }

    func apply(to state: inout LedgerState, _ fact: Fact) { state.take(note, fact) }
}
