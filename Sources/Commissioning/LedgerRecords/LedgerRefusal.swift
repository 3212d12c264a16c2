public import EventLog
public import TransparencyLog

/// Why a fact about the ledger itself cannot be.
public enum LedgerRefusal: RefusalReason, Hashable {
    /// A ledger is opened once.
    case alreadyOpened(by: Position)
    /// A declaration covers an area or event types: one of both.
    case scopeNotOne
    /// The period declared would end on or before its start.
    case endNotAfterStart(to: CivilDate, from: CivilDate)
    /// No declaration with this id is on record.
    case declarationUnknown(EventID)
    /// The declaration has been ended in the same way.
    case alreadyEnded(on: CivilDate, by: Position)
    /// The state would be of more events than had been recorded before.
    case stateNotYetKnown(logSize: Int64, at: Position)
    /// One event names the same sealed value twice.
    case valueTwice(DisclosureDigest)
    /// The same became of the sealed value before.
    case fateTwice(DisclosureDigest, by: Position)
    /// An order to suppress is one of two different persons.
    case notTwoPersons(Int)
    /// The day of review is not after the order.
    case reviewNotLater(CivilDate, than: CivilDate)
    /// A hold covers a stream, a person or a body: one of them.
    case holdScopeNotOne
    /// No hold with this id is on record.
    case holdUnknown(EventID)
    /// The hold has been lifted.
    case alreadyLifted(on: CivilDate, by: Position)
    /// The note says something else of a key than its event does.
    case noteOfAnotherAct
    /// Facts about signing keys are recorded in the order in which they happen.
    case keysOutOfOrder
    /// The note cannot follow what is on record of the log's keys.
    case signingKey(SigningKeyError)
    /// A log would carry itself on.
    case handedToItself(Reference)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .alreadyOpened: "already-opened"
        case .scopeNotOne: "scope-not-one"
        case .endNotAfterStart: "end-not-after-start"
        case .declarationUnknown: "declaration-unknown"
        case .alreadyEnded: "already-ended"
        case .stateNotYetKnown: "state-not-yet-known"
        case .valueTwice: "sealed-value-twice"
        case .fateTwice: "sealed-value-done-before"
        case .notTwoPersons: "not-two-persons"
        case .reviewNotLater: "review-not-later"
        case .holdScopeNotOne: "hold-scope-not-one"
        case .holdUnknown: "hold-unknown"
        case .alreadyLifted: "already-lifted"
        case .noteOfAnotherAct: "note-of-another-act"
        case .keysOutOfOrder: "keys-out-of-order"
        case .signingKey: "signing-key"
        case .handedToItself: "handed-to-itself"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .alreadyOpened(let position):
            "event \(position) has opened the ledger"
        case .scopeNotOne:
            "a declaration covers either an area or eventTypes: exactly one of both"
        case .endNotAfterStart(let to, let from):
            "the declaration would end on \(to), which is not after its start on \(from)"
        case .declarationUnknown(let id):
            "the stream holds no coverage declaration \(id) before this day"
        case .alreadyEnded(let day, let position):
            "event \(position) already ends the declaration on \(day) for the same reason"
        case .stateNotYetKnown(let logSize, let position):
            "\(logSize) events had not been recorded before event \(position)"
        case .valueTwice(let digest):
            "the sealed value \(digest) is named twice"
        case .fateTwice(let digest, let position):
            "event \(position) says the same of the sealed value \(digest)"
        case .notTwoPersons(let count):
            "an order to suppress is one of two different persons; by names \(count)"
                + (count == 2 ? ", and they are the same" : "")
        case .reviewNotLater(let review, let day):
            "the order would be looked at again on \(review), which is not after \(day)"
        case .holdScopeNotOne:
            "a hold covers a stream, a personRef or a body: exactly one of them"
        case .holdUnknown(let id):
            "the stream holds no legal hold \(id) before this day"
        case .alreadyLifted(let day, let position):
            "event \(position) lifted the hold on \(day)"
        case .noteOfAnotherAct:
            "the note says something else of a key than the type of the event does"
        case .keysOutOfOrder:
            "a later fact about signing keys is on record, and they are recorded in order"
        case .signingKey(let error): "\(error)"
        case .handedToItself(let origin): "the log \(origin) would be handed to itself"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .alreadyOpened(let position), .alreadyEnded(_, let position),
            .fateTwice(_, let position), .alreadyLifted(_, let position):
            [position]
        case .signingKey(.announcedBefore(let position)),
            .signingKey(.revokedBefore(let position)):
            [Position(position)]
        case .scopeNotOne, .endNotAfterStart, .declarationUnknown, .valueTwice, .notTwoPersons,
            .reviewNotLater, .holdScopeNotOne, .holdUnknown, .stateNotYetKnown,
            .noteOfAnotherAct, .keysOutOfOrder, .signingKey, .handedToItself:
            []
        }
    }
}
