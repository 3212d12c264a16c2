public import EventLog

/// Why a fact about who may decide, or who did, cannot be.
public enum GovernanceRefusal: RefusalReason, Hashable {
    /// A membership or a delegation would end on or before its start.
    case endNotAfterStart(to: CivilDate, from: CivilDate)
    /// A delegation goes to a body or to an officer: one of both.
    case delegateNotOne
    /// A list names one person twice; `field` is the list.
    case personTwice(Reference, field: String)
    /// A body would answer to itself.
    case ownParent(Reference)
    /// A ratification names neither an urgent decision nor a stream.
    case ratifiesNothing
    /// The same constitution of the body is on record already.
    case alreadyConstituted(Reference, on: CivilDate, by: Position)
    /// The delegation has been revoked and not granted again.
    case alreadyRevoked(Reference, on: CivilDate, by: Position)
    /// The same account of the meeting is on record already.
    case alreadyHeld(Reference, on: CivilDate, by: Position)
    /// The same account of the item is on record already.
    case alreadyDecided(item: Reference, meeting: Reference, on: CivilDate, by: Position)
    /// The same urgent decision is on record already.
    case alreadyTaken(Reference, on: CivilDate, by: Position)
    /// The same ratification by the meeting is on record already.
    case alreadyRatified(meeting: Reference, on: CivilDate, by: Position)
    /// The same approval of the meeting's minutes is on record already.
    case minutesAlreadyApproved(meeting: Reference, on: CivilDate, by: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .endNotAfterStart: "end-not-after-start"
        case .delegateNotOne: "delegate-not-one"
        case .personTwice: "person-twice"
        case .ownParent: "own-parent"
        case .ratifiesNothing: "ratifies-nothing"
        case .alreadyConstituted: "already-constituted"
        case .alreadyRevoked: "already-revoked"
        case .alreadyHeld: "already-held"
        case .alreadyDecided: "already-decided"
        case .alreadyTaken: "already-taken"
        case .alreadyRatified: "already-ratified"
        case .minutesAlreadyApproved: "minutes-already-approved"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .endNotAfterStart(let to, let from):
            "it would end on \(to), which is not after its start on \(from)"
        case .delegateNotOne:
            "a delegation goes either toBody or toOfficer: exactly one of both"
        case .personTwice(let person, let field):
            "\(person) stands twice in \(field)"
        case .ownParent(let body):
            "\(body) cannot be its own parent"
        case .ratifiesNothing:
            "a ratification names what it ratifies: urgent, decisionRef or both"
        case .alreadyConstituted(let body, let day, let position):
            "event \(position) already constitutes \(body) on \(day) with the same content"
        case .alreadyRevoked(let delegation, let day, let position):
            "event \(position) revokes \(delegation) on \(day), and no grant has followed"
        case .alreadyHeld(let meeting, let day, let position):
            "event \(position) already records \(meeting) on \(day) with the same content"
        case .alreadyDecided(let item, let meeting, let day, let position):
            "event \(position) already decides \(item) of \(meeting) on \(day) with the same "
                + "content"
        case .alreadyTaken(let urgent, let day, let position):
            "event \(position) already records \(urgent) on \(day) with the same content"
        case .alreadyRatified(let meeting, let day, let position):
            "event \(position) already records that ratification by \(meeting) on \(day)"
        case .minutesAlreadyApproved(let meeting, let day, let position):
            "event \(position) already approves these minutes of \(meeting) on \(day)"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .endNotAfterStart, .delegateNotOne, .personTwice, .ownParent, .ratifiesNothing: []
        case .alreadyConstituted(_, _, let position), .alreadyRevoked(_, _, let position),
            .alreadyHeld(_, _, let position), .alreadyDecided(_, _, _, let position),
            .alreadyTaken(_, _, let position), .alreadyRatified(_, _, let position),
            .minutesAlreadyApproved(_, _, let position):
            [position]
        }
    }
}
