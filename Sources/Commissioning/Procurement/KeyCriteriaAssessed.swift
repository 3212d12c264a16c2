public import EventLog

/// A body records how it applied a key criterion.
struct KeyCriteriaAssessed: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.key-criteria-assessed.v1")
    static let summary = "A body records how it applied a key criterion to choose a provider."
    static let table = FieldTable(event: Self.self)

    let assessed: KeyCriterionAssessment

    init(from fields: inout FieldReader) {
        assessed = KeyCriterionAssessment(
            criterion: fields.required(
                "criterion", "Which it is.", source: "S.I. 2023/1348, regulation 5"),
            award: fields.optional("award", "The award it is for; all of them when absent."))
        fields.sealed("assessment", String.self, .narrative, "How it was applied.")
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        var remarks = state.remarks ?? SelectionRemarks()
        remarks.keyCriteria.append(Stated(assessed, fact))
        state.remarks = remarks
    }
}

/// A key criterion that was applied; how is told in words beside the log.
public struct KeyCriterionAssessment: Hashable, Sendable {
    /// Which it is.
    public let criterion: KeyCriterion
    /// The award it is for; nil for all of the procurement.
    public let award: Reference?
}
