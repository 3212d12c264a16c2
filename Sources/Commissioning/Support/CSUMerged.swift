import EventLog

/// A commissioning support unit becomes part of another.
struct CSUMerged: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.csu-merged.v1")
    static let summary = "A commissioning support unit becomes part of another on this day."
    static let table = FieldTable(event: Self.self)

    let ending: CSUEnding

    init(from fields: inout FieldReader) {
        let into = fields.required("into", "The unit it becomes part of.") as ODSCode
        ending = fields.csuEnding(into: into)
    }

    var tags: [String] { ending.tags }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        try state.check(ending, fact)
    }

    func apply(to state: inout SupportState, _ fact: Fact) { state.apply(ending, fact) }
}
