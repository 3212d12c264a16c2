public import EventLog

/// A body meets.
struct MeetingHeld: EventData {
    typealias Area = GovernanceArea

    static let name = EventTypeName(known: "governance.meeting-held.v1")
    static let summary = "A body meets on this day."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let held: HeldMeeting

    init(from fields: inout FieldReader) {
        ref = fields.required("meeting", "The meeting, as decisions name it.")
        let body = fields.required("bodyRef", "The body that meets.") as Reference
        let isPublic = fields.required("public", "Whether anybody may come.") as Bool
        let privateReason =
            fields.optional("privateReasonCode", "Why it is private.") as PrivateMeetingReason?
        fields.sealed("privateReason", String.self, .narrative, "Why it is private, in words.")
        let quorum =
            fields.required("quorumRequired", "How many must be there.", unit: "members")
            as Quorum
        let present =
            fields.list("present", "Who was there.", isRequired: true) as [Attendee]
        held = HeldMeeting(
            body: body, isPublic: isPublic, privateReason: privateReason, quorum: quorum,
            present: PersonList.ascending(present, by: \.person))
    }

    func check(in state: GovernanceState, _ fact: Fact) throws(GovernanceRefusal) {
        try PersonList.check(held.present.map(\.person), in: "present")
        if let known = state.meetings[ref]?.held, known.on == fact.occurredOn, known.value == held {
            throw .alreadyHeld(ref, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout GovernanceState, _ fact: Fact) {
        state.note(fact)
        state.meetings.update(ref, orInsert: Meeting(ref: ref)) { $0.held.contestDay(held, fact) }
    }
}

/// Who met, how openly, and who was there.
public struct HeldMeeting: Hashable, Sendable {
    /// The body that met.
    public let body: Reference
    /// Whether anybody might come.
    public let isPublic: Bool
    /// Why it was private; nil when not given.
    public let privateReason: PrivateMeetingReason?
    /// How many had to be there.
    public let quorum: Quorum
    /// Who was there, in ascending order of the person; at least one.
    public let present: [Attendee]
}

/// Somebody who was at a meeting.
public struct Attendee: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(Attendee.self)

    /// Who.
    public let person: Reference
    /// In what capacity.
    public let capacity: MemberCapacity

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        person = fields.required("personRef", "Who was there.")
        capacity = fields.required("capacity", "In what capacity.")
    }
}

/// Why a meeting is private.
public enum PrivateMeetingReason: String, CodeList {
    /// Commercial confidence.
    case commercial
    /// Matters of persons.
    case personal
    /// Legal advice.
    case legal
    /// Anything else.
    case other
}
