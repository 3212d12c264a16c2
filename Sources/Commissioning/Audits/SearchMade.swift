public import EventLog

/// An auditor looks for facts that the ledger does not hold.
struct SearchMade: EventData {
    typealias Area = AuditArea

    static let name = EventTypeName(known: "audit.search-made.v1")
    static let summary = "An auditor looks for facts of a body that the ledger does not hold."
    static let table = FieldTable(event: Self.self)

    let search: AuditorSearch
    let from: CivilDate
    let to: CivilDate?

    init(from fields: inout FieldReader) {
        let place = fields.required("where", "Where the auditor looked.") as String
        let types =
            fields.list("eventTypes", "The types of the facts looked for.", isRequired: true)
            as [EventTypeName]
        from = fields.required("from", "The first day of which facts were looked for.")
        to = fields.optional(
            "to", "The first day no longer looked at; the day after the search when absent.")
        let auditor = fields.required("by", "The auditor.") as Reference
        let result = fields.required("result", "What came of it.") as AuditorSearch.Result
        fields.sealed("notes", String.self, .narrative, "What was done, in words.")
        search = AuditorSearch(place: place, types: types.sorted(), by: auditor, result: result)
    }

    func check(in state: AuditState, _ fact: Fact) throws(AuditRefusal) {
        if let to, to <= from { throw .endNotAfterStart(to: to, from: from) }
        if from > fact.occurredOn { throw .searchBeforeItsDays(from: from, on: fact.occurredOn) }
    }

    /// A search that its check would refuse says nothing of how much is held.
    func apply(to state: inout AuditState, _ fact: Fact) {
        state.note(fact)
        state.searches.append(Stated(search, fact))
        guard search.result != .foundMore, let body = state.body,
            let period = Period(from: from, to: to)
        else { return }
        let coverage = Coverage(
            body: body, scope: .eventTypes(search.types), period: period, extent: .complete,
            basis: .auditorSearch, declaredBy: search.by)
        state.coverage.append(
            CoverageDeclaration(id: fact.id, coverage: Stated(coverage, fact)))
    }
}

/// A search for facts that a ledger does not hold.
public struct AuditorSearch: Hashable, Sendable {
    /// Where the auditor looked.
    public let place: String
    /// The types of the facts looked for, in ascending order of their names.
    public let types: [EventTypeName]
    /// The auditor.
    public let by: Reference
    /// What came of it.
    public let result: Result

    /// What comes of a search.
    public enum Result: String, CodeList {
        /// Nothing was found beyond what the ledger holds.
        case foundNone
        /// What was found has been recorded.
        case foundAndRecorded
        /// More was found than has been recorded: the ledger is not complete.
        case foundMore
    }
}
