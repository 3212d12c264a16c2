public import EventLog

/// Why a fact about a contract cannot be.
public enum ContractRefusal: RefusalReason, Hashable {
    /// Neither the code nor the name of the provider is given.
    case providerMissing
    /// Neither the code nor the name of the payee is given.
    case payeeMissing
    /// A contract would end on or before its start; `awardedBy` is the event that gives the start.
    case endNotAfterStart(end: CivilDate, start: CivilDate, awardedBy: Position?)
    /// A contract would be over before its start.
    case terminatedBeforeStart(effectiveOn: CivilDate, start: CivilDate, awardedBy: Position)
    /// The stream that is named as the procurement is none.
    case notAProcurement(StreamName)
    /// A commissioner is listed twice.
    case partyTwice(ODSCode)
    /// The parts come to more than the whole; `shares` is nil when they are beyond any amount.
    case sharesAboveValue(shares: Pence?, value: Pence)
    /// The value would be more than an amount can be; `statedBy` are the events that give it.
    case valueOutOfRange(value: Pence, delta: Pence, statedBy: [Position])
    /// The same award is on record already.
    case alreadyAwarded(on: CivilDate, by: Position)
    /// The same signature is on record already.
    case alreadySigned(on: CivilDate, by: Position)
    /// The contract has been terminated and not awarded again.
    case alreadyTerminated(on: CivilDate, by: Position)
    /// The same payment to the same payee is on record already.
    case alreadyPaid(Reference, to: Supplier, by: Position)

    /// The rule, in kebab-case.
    public var rule: String {
        switch self {
        case .providerMissing: "provider-missing"
        case .payeeMissing: "payee-missing"
        case .endNotAfterStart: "end-not-after-start"
        case .terminatedBeforeStart: "terminated-before-start"
        case .notAProcurement: "not-a-procurement"
        case .partyTwice: "party-twice"
        case .sharesAboveValue: "shares-above-value"
        case .valueOutOfRange: "value-out-of-range"
        case .alreadyAwarded: "already-awarded"
        case .alreadySigned: "already-signed"
        case .alreadyTerminated: "already-terminated"
        case .alreadyPaid: "already-paid"
        }
    }

    /// What is wrong, in one sentence.
    public var sentence: String {
        switch self {
        case .providerMissing:
            "neither supplier nor supplierName says who provides"
        case .payeeMissing:
            "neither supplier nor supplierName says who is paid"
        case .endNotAfterStart(let end, let start, nil):
            "the contract would end on \(end), which is not after its start on \(start)"
        case .endNotAfterStart(let end, let start, let position?):
            "the contract would end on \(end), which is not after its start on \(start), as event "
                + "\(position) has it"
        case .terminatedBeforeStart(let day, let start, let position):
            "the contract would be over on \(day), before its start on \(start), as event "
                + "\(position) has it"
        case .notAProcurement(let stream):
            "\(stream) is not the stream of a procurement, such as procurement/02Q/2013-004"
        case .partyTwice(let code):
            "\(code) stands twice among the parties"
        case .sharesAboveValue(let shares?, let value):
            "the parts come to \(shares.count) pence, more than the \(value.count) of the whole"
        case .sharesAboveValue(nil, let value):
            "the parts come to more than any amount can be, and the whole is \(value.count) pence"
        case .valueOutOfRange(let value, let delta, _):
            "\(delta.count) pence added to the value of \(value.count) are more than an amount "
                + "can be"
        case .alreadyAwarded(let day, let position):
            "event \(position) already awards the contract on \(day) with the same content"
        case .alreadySigned(let day, let position):
            "event \(position) is already the signature of the same parties on \(day)"
        case .alreadyTerminated(let day, let position):
            "event \(position) terminates the contract on \(day), and no award has followed"
        case .alreadyPaid(let number, let payee, let position):
            "event \(position) is already the payment \(number) to \(payee)"
        }
    }

    /// The events that stand in the way.
    public var restsOn: [Position] {
        switch self {
        case .providerMissing, .payeeMissing, .notAProcurement, .partyTwice, .sharesAboveValue: []
        case .endNotAfterStart(_, _, let position): position.map { [$0] } ?? []
        case .terminatedBeforeStart(_, _, let position), .alreadyAwarded(_, let position),
            .alreadySigned(_, let position), .alreadyTerminated(_, let position),
            .alreadyPaid(_, _, let position):
            [position]
        case .valueOutOfRange(_, _, let positions): positions
        }
    }
}
