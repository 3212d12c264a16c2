public import EventLog

/// A change of a contract, by modification or by extension.
public struct ContractChange: Hashable, Sendable {
    /// How it is changed.
    public let kind: Kind
    /// What it adds to the value of the whole term; nil when nothing is said.
    public let valueDelta: Money?
    /// The new first day no longer covered; nil when the end stays.
    public let newEnd: CivilDate?
    /// Where it was decided; nil when not given.
    public let decision: Decision?
    /// The end on record when it was made; nil when there was none.
    public internal(set) var endBefore: CivilDate?
    /// Whether it was made when the contract had ended.
    public internal(set) var isAfterEnd = false

    init(kind: Kind, valueDelta: Money?, newEnd: CivilDate?, decision: Decision?) {
        self.kind = kind
        self.valueDelta = valueDelta
        self.newEnd = newEnd
        self.decision = decision
    }

    /// How a contract is changed.
    public enum Kind: Hashable, Sendable {
        /// A term is modified.
        case modified(ContractModification)
        /// It goes on beyond its end, by an option that was awarded or otherwise.
        case extended(wasOption: Bool)
    }

    /// Whether it is an extension.
    public var isExtension: Bool { if case .extended = kind { true } else { false } }

    /// Whether it is an extension by an option that was awarded.
    public var isOption: Bool { kind == .extended(wasOption: true) }
}

extension ContractState {
    /// Refuses a change that nothing can follow: an end on or before the start, a value that no
    /// amount can be.
    func check(newEnd: CivilDate?, valueDelta: Money?) throws(ContractRefusal) {
        if termination == nil, let newEnd, let start = award?.start, newEnd <= start.value {
            throw .endNotAfterStart(end: newEnd, start: start.value, awardedBy: start.by)
        }
        if let valueDelta, case .sum(let money, let positions) = currentValue,
            valueDelta.isOnSameBasis(as: money), money.adding(valueDelta) == nil
        {
            throw .valueOutOfRange(
                value: money.pence, delta: valueDelta.pence, statedBy: positions)
        }
    }

    /// Says of a change what the contract was when it was made.
    func placed(_ change: ContractChange, _ fact: Fact) -> ContractChange {
        var change = change
        if let end = currentEnd(asOf: fact.occurredOn)?.value {
            change.endBefore = end
            change.isAfterEnd = fact.occurredOn >= end
        }
        return change
    }
}
