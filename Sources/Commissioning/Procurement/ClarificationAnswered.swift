import EventLog

/// A bidder's question is answered.
struct ClarificationAnswered: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.clarification-answered.v1")
    static let summary = "A bidder's question is answered."
    static let table = FieldTable(event: Self.self)

    let clarification: Reference
    let isSentToAll: Bool

    init(from fields: inout FieldReader) {
        clarification = fields.required("clarification", "What the question is referred to by.")
        fields.sealed("question", String.self, .narrative, "The question.")
        fields.sealed("answer", String.self, .narrative, "The answer.")
        isSentToAll = fields.required("sentToAll", "Whether the answer went to all bidders.")
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.clarifications[clarification].contest(with: isSentToAll, fact)
    }
}
