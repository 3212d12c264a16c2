public import EventLog

/// The minutes of a meeting are approved.
struct MinutesApproved: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.minutes-approved.v1")
    static let summary = "The minutes of a meeting are approved."
    static let table = FieldTable(event: Self.self)

    let meeting: Reference
    let approved: ApprovedMinutes

    init(from fields: inout FieldReader) {
        meeting = fields.required("meeting", "The meeting whose minutes they are.")
        approved = ApprovedMinutes(
            approvedIn: fields.optional("approvedIn", "The meeting that approved them."),
            document: fields.required("minutes", "Where they can be read."))
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        if let known = state.meetings[meeting]?.minutes, known.on == fact.occurredOn,
            known.value == approved
        {
            throw .minutesAlreadyApproved(meeting: meeting, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        state.meetings.update(meeting, orInsert: Meeting(ref: meeting)) {
            $0.minutes.contestDay(approved, fact)
        }
    }
}

/// The minutes of a meeting as they were approved.
public struct ApprovedMinutes: Hashable, Sendable {
    /// The meeting that approved them; nil when not given.
    public let approvedIn: Reference?
    /// Where they can be read.
    public let document: Citation
}
