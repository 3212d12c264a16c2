public import Commissioning
public import EventLog

/// Something about a contract that the record leaves open.
public struct ContractQuestion: Hashable, Sendable {
    /// What is asked.
    public enum Kind: Hashable, Sendable {
        /// Something was done under it, and no award was on record for that time.
        case withoutAward
        /// It was changed when it had ended.
        case changedAfterEnd
        /// It was extended further, or more often, than its options allow.
        case optionsExceeded
        /// Something was done under it after it was terminated.
        case afterTermination
        /// Something was paid on a day on which it was not in force.
        case paidOutsideTerm
        /// Somebody was paid who is none of its providers.
        case paidToOther
        /// The same number was paid to the same payee again.
        case paidAgain
        /// A change counts tax otherwise than the award, or covers something else.
        case valueNotAddable
        /// A party was followed by more than one body.
        case shareDivided(ODSCode, among: [ODSCode])
    }

    /// What is asked.
    public let kind: Kind
    /// The events that give rise to it.
    public let on: [Position]

    /// The question, in kebab-case.
    public var rule: String {
        switch kind {
        case .withoutAward: "without-award"
        case .changedAfterEnd: "changed-after-end"
        case .optionsExceeded: "options-exceeded"
        case .afterTermination: "after-termination"
        case .paidOutsideTerm: "paid-outside-term"
        case .paidToOther: "paid-to-other"
        case .paidAgain: "paid-again"
        case .valueNotAddable: "value-not-addable"
        case .shareDivided: "share-divided"
        }
    }

    /// What is open, in words.
    public var sentence: String {
        switch kind {
        case .withoutAward: "no award was on record for the time of what was done under it"
        case .changedAfterEnd: "it was changed when it had ended"
        case .optionsExceeded: "it was extended further, or more often, than its options allow"
        case .afterTermination: "something was done under it after it was terminated"
        case .paidOutsideTerm: "something was paid on a day on which it was not in force"
        case .paidToOther: "somebody was paid who is none of its providers on record"
        case .paidAgain: "the same number was paid to the same payee again, and is not added"
        case .valueNotAddable:
            "a change is on another basis than the value as awarded, and cannot be added to it"
        case .shareDivided(let code, let others):
            "\(code) was also followed by \(others.map(\.description).joined(separator: ", ")), "
                + "and nothing on record says how its part is divided"
        }
    }
}

extension HeldContract {
    /// What the record leaves open of it.
    public var questions: [ContractQuestion] {
        var questions: [ContractQuestion] = []
        func ask(_ kind: ContractQuestion.Kind, _ positions: [Position]) {
            if !positions.isEmpty { questions.append(ContractQuestion(kind: kind, on: positions)) }
        }
        ask(.withoutAward, state.withoutContract)
        ask(.changedAfterEnd, state.changes.filter(\.value.isAfterEnd).map(\.by))
        if let options = state.options, options.isExceeded { ask(.optionsExceeded, options.uses) }
        ask(.afterTermination, state.afterTermination)
        ask(.paidOutsideTerm, state.payments?.outsideTerm ?? [])
        ask(.paidToOther, state.payments?.toOthers ?? [])
        ask(.paidAgain, state.payments?.repeated ?? [])
        if case .awarded(_, _, let notAddable) = state.currentValue {
            ask(.valueNotAddable, notAddable)
        }
        for part in share.parts where !part.alsoFollowedBy.isEmpty {
            ask(
                .shareDivided(part.code, among: part.alsoFollowedBy.map(\.code)),
                part.alsoFollowedBy.map(\.by))
        }
        return questions
    }
}
