public import EventLog

/// Where a decision was taken: every event that records one says so.
public enum Decision: Hashable, Sendable {
    /// In a meeting, under an item of its agenda where that is known.
    case meeting(Reference, item: Reference?)
    /// By an officer, under a delegation where one is named.
    case officer(Reference, delegation: Reference?)
    /// Under the urgent procedure, to be reported.
    case urgent(Reference)
}

extension Decision {
    /// What stands for a meeting that the source of the fact does not name.
    public static let unnamedMeeting = "not-named-in-source"

    /// Whether it is a meeting and the source does not name it.
    public var isUnnamedMeeting: Bool {
        guard case .meeting(let meeting, _) = self else { return false }
        return meeting.text.utf8.elementsEqual(Decision.unnamedMeeting.utf8)
    }
}

extension Decision: FieldValue {
    /// An object with exactly one of `meeting`, `officer` and `urgent`.
    public static var shape: FieldShape { .group(Members.table.fields) }

    /// An urgent decision.
    public static var example: Decision { .urgent(.example) }

    /// Reads where it was taken, or reports why that cannot be.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> Decision {
        let issueCount = log.issues.count
        let members = Members.read(input, &log)
        guard log.issues.count == issueCount else { return example }
        guard let decision = members.decision else {
            log.refuse(
                input, "a decision has exactly one of meeting, officer and urgent",
                hint: "item goes with meeting, delegation with officer")
            return example
        }
        return decision
    }

    /// The members as they stand in JSON.
    private struct Members: FieldGroup {
        static let table = FieldTable(Members.self)

        let meeting: Reference?
        let item: Reference?
        let officer: Reference?
        let delegation: Reference?
        let urgent: Reference?

        init(from fields: inout FieldReader) {
            meeting = fields.optional("meeting", "The meeting that decided.")
            item = fields.optional("item", "The item of its agenda.")
            officer = fields.optional("officer", "The officer who decided.")
            delegation = fields.optional("delegation", "The delegation used.")
            urgent = fields.optional("urgent", "The urgent decision.")
        }

        var decision: Decision? {
            switch (meeting, item, officer, delegation, urgent) {
            case (let meeting?, let item, nil, nil, nil): .meeting(meeting, item: item)
            case (nil, nil, let officer?, let delegation, nil):
                .officer(officer, delegation: delegation)
            case (nil, nil, nil, nil, let urgent?): .urgent(urgent)
            default: nil
            }
        }
    }
}
