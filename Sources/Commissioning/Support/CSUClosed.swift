import EventLog

/// A commissioning support unit is closed.
struct CSUClosed: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.csu-closed.v1")
    static let summary = "A commissioning support unit is closed from this day on."
    static let table = FieldTable(event: Self.self)

    let ending: CSUEnding

    init(from fields: inout FieldReader) { ending = fields.csuEnding(into: nil) }

    var tags: [String] { ending.tags }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        try state.check(ending, fact)
    }

    func apply(to state: inout SupportState, _ fact: Fact) { state.apply(ending, fact) }
}
