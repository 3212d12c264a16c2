import EventLog

/// Nothing of a stream, a person or a body may be suppressed or erased from now on.
struct LegalHoldPlaced: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.legal-hold-placed.v1")
    static let summary = "Nothing of a stream, a person or a body may be taken away from now on."
    static let table = FieldTable(event: Self.self)

    let stream: StreamName?
    let person: Reference?
    let body: ODSCode?
    let reason: LegalHoldReason
    let placedBy: Reference

    init(from fields: inout FieldReader) {
        stream = fields.optional("stream", "The stream; or personRef, or body.")
        person = fields.optional("personRef", "The person; or stream, or body.")
        body = fields.optional("body", "The body; or stream, or personRef.")
        reason = fields.required("reasonCode", "Why.")
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        placedBy = fields.required("placedBy", "Who places it.")
    }

    var tags: [String] { [DisclosureTag.hold] }

    private var scope: LegalHold.Scope? {
        switch (stream, person, body) {
        case (let stream?, nil, nil): .stream(stream)
        case (nil, let person?, nil): .person(person)
        case (nil, nil, let body?): .body(body)
        default: nil
        }
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        guard scope != nil else { throw .holdScopeNotOne }
    }

    /// A hold that its check would refuse holds nothing.
    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        guard let scope else { return }
        let terms = LegalHold.Terms(scope: scope, reason: reason, placedBy: placedBy)
        state.holds.append(LegalHold(id: fact.id, placed: Stated(terms, fact), lifted: nil))
    }
}
