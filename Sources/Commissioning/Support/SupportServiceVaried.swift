import EventLog

/// The terms of a support service change.
struct SupportServiceVaried: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-service-varied.v1")
    static let summary = "The terms of a support service change; what is absent stays as it was."
    static let table = FieldTable(event: Self.self)

    let functions: [SupportFunction]
    let annualValue: Money?
    let end: CivilDate?

    init(from fields: inout FieldReader) {
        functions = fields.list("functions", "What is supplied from now on.")
        annualValue = fields.optional("annualValue", "What a year costs from now on.")
        end = fields.optional("end", "The first day no longer covered.")
        _ = fields.required("reasonCode", "Why.") as Reason
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
    }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        if let end { try state.checkEnd(end) }
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.noteChange(fact)
        if !functions.isEmpty {
            state.agreement?.functions.replace(with: SupportFunctions(functions), fact)
        }
        if let annualValue { state.agreement?.annualValue.replace(with: annualValue, fact) }
        if let end { state.agreement?.end.replace(with: end, fact) }
    }

    /// Why a service is varied.
    enum Reason: String, CodeList {
        case growth, reduction, price, scope, other
    }
}
