public import EventLog

/// An opportunity to bid is changed.
struct OpportunityAmended: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.opportunity-amended.v1")
    static let summary = "An opportunity to bid is changed; what is absent stays as it was."
    static let table = FieldTable(event: Self.self)

    let amendment: OpportunityAmendment
    let criteria: [TenderCriterion]

    init(from fields: inout FieldReader) {
        let what =
            fields.list("what", "What is changed.", isRequired: true)
            as [OpportunityAmendment.Subject]
        let deadline = fields.optional("newDeadline", "The last moment for bids.") as Instant?
        criteria = fields.list("criteria", "By what bids are judged; the whole tree again.")
        fields.sealed("description", String.self, .narrative, "What is changed, in words.")
        amendment = OpportunityAmendment(
            what: what, newDeadline: deadline,
            noticeID: fields.optional("noticeId", "The number of the notice."))
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try CriteriaTree(criteria).check()
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.amendments.append(Stated(amendment, fact))
        guard amendment.newDeadline != nil || !criteria.isEmpty else { return }
        var terms = state.terms ?? TenderTerms()
        terms.amend(
            deadline: amendment.newDeadline, criteria.isEmpty ? nil : CriteriaTree(criteria), fact)
        state.replaceTerms(terms)
    }
}

/// A change of an opportunity to bid.
public struct OpportunityAmendment: Hashable, Sendable {
    /// What is changed; at least one.
    public let what: [Subject]
    /// The last moment for bids from now on; nil when it stays.
    public let newDeadline: Instant?
    /// The number of the notice; nil when not given.
    public let noticeID: String?

    /// What can be changed about an opportunity.
    public enum Subject: String, CodeList {
        /// The last moment for bids.
        case deadline
        /// By what bids are judged.
        case criteria
        /// The parts that can be bid for.
        case lots
        /// What it is worth.
        case value
        /// What a bidder must meet.
        case requirements
        /// Anything else.
        case other
    }
}
