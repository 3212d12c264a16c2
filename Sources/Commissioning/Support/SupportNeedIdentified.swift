import EventLog

/// A commissioner finds that it needs support.
struct SupportNeedIdentified: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-need-identified.v1")
    static let summary = "A commissioner finds that it needs support."
    static let table = FieldTable(event: Self.self)

    let need: SupportNeed

    init(from fields: inout FieldReader) {
        need = SupportNeed(
            functions: SupportFunctions(
                fields.list("functions", "What is needed.", isRequired: true)),
            estimatedValue: fields.optional("estValue", "What it is thought to cost."),
            term: fields.optional("termMonths", "For how long.", unit: "months"))
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.note(fact)
        state.needs.append(Stated(need, fact))
    }
}

/// What a commissioner needs support for.
public struct SupportNeed: Hashable, Sendable {
    /// What is needed.
    public let functions: SupportFunctions
    /// What it is thought to cost; nil when not given.
    public let estimatedValue: Money?
    /// For how long; nil when not given.
    public let term: Months?
}
