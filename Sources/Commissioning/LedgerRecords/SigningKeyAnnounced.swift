import EventLog

/// A key is announced that may sign the log; the first one signs from its beginning.
struct SigningKeyAnnounced: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.signing-key-announced.v1")
    static let summary = "A key is announced that may sign the log; the first signs from its start."
    static let table = FieldTable(event: Self.self)

    let note: KeyNote

    init(from fields: inout FieldReader) {
        note = fields.required(
            "note", "The note: origin, announce, the key; signed by it and by the key in use.",
            source: "C2SP signed-note")
    }

    var tags: [String] { [SigningKeyEvents.tag] }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        try state.check(note, isTo: "announce", fact)
    }

    func apply(to state: inout LedgerState, _ fact: Fact) { state.take(note, fact) }
}
