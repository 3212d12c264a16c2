public import EventLog

/// What a contract is worth over its whole term, its changes included.
public enum ContractValue: Hashable, Sendable {
    /// Nothing on record says it.
    case notStated
    /// The value as awarded and every change of it; `by` are the events it is the sum of.
    case sum(Money, by: [Position])
    /// The value as awarded, with changes that cannot be added to it: they count tax otherwise,
    /// cover something else, or come to more than an amount can be.
    case awarded(Money, by: Position, notAddable: [Position])
}

extension ContractValue {
    /// The value, where it is known; nil when nothing says it or a change cannot be added.
    public var money: Money? {
        switch self {
        case .sum(let money, _): money
        case .notStated, .awarded: nil
        }
    }
}

extension Money {
    /// Whether two amounts count tax in the same way and cover the same; an amount that does not
    /// say what it covers covers the whole.
    func isOnSameBasis(as other: Money) -> Bool {
        vat == other.vat && (basis ?? .total) == (other.basis ?? .total)
    }

    /// The sum on the basis of this amount; nil when it is more than an amount can be.
    func adding(_ other: Money) -> Money? {
        pence.adding(other.pence).map { Money(pence: $0, vat: vat, basis: basis) }
    }
}

extension Pence {
    /// The sum; nil when it is more than an amount can be.
    func adding(_ other: Pence) -> Pence? {
        let (sum, overflow) = count.addingReportingOverflow(other.count)
        return overflow ? nil : Pence(sum)
    }
}
