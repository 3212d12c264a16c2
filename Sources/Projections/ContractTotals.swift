public import Commissioning

/// What contracts come to: each counted once, whoever takes part in it.
public struct ContractTotals: Hashable, Sendable {
    /// How many contracts.
    public let count: Int
    /// What they are worth as wholes, apart for each basis and way to count tax.
    public let values: [Total]
    /// Of how many nothing on record says what they are worth, or changes cannot be added.
    public let withoutValue: Int
    /// What the body's parts in them come to, those of a year apart.
    public let shares: [Total]
    /// Of how many nothing on record says what the body's part is, or the part has moved on.
    public let withoutShare: Int

    /// Amounts that can be added to one another.
    public struct Total: Hashable, Sendable {
        /// What each covers.
        public let basis: MoneyBasis
        /// Whether value added tax is in them.
        public let vat: VAT
        /// How many there are.
        public let count: Int
        /// What they come to; nil when that is more than an amount can be.
        public let sum: Pence?
    }

    /// Adds contracts up; where the value of the whole term is not known, that of a year counts.
    public init(_ contracts: [HeldContract]) {
        count = contracts.count
        let values = contracts.compactMap { contract in
            contract.state.currentValue.money.map { (MoneyBasis.total, $0) }
                ?? ContractTotals.annual(contract).map { (MoneyBasis.annual, $0) }
        }
        self.values = ContractTotals.added(values)
        withoutValue = contracts.count - values.count
        let shares: [(MoneyBasis, Money)] = contracts.compactMap { contract in
            contract.share.value.map { ($0.basis == .annual ? .annual : .share, $0) }
        }
        self.shares = ContractTotals.added(shares)
        withoutShare = contracts.count - shares.count
    }

    /// What a year costs, where no value of the whole term is stated at all.
    private static func annual(_ contract: HeldContract) -> Money? {
        guard contract.state.currentValue == .notStated else { return nil }
        return contract.state.award?.annualValue.value
    }

    private static func added(_ amounts: [(basis: MoneyBasis, money: Money)]) -> [Total] {
        var totals: [Total] = []
        for basis in MoneyBasis.allCases {
            for vat in VAT.allCases {
                let pence = amounts.filter { $0.basis == basis && $0.money.vat == vat }
                    .map(\.money.pence.count)
                guard !pence.isEmpty else { continue }
                var sum: Int64? = 0
                for amount in pence {
                    let added = sum?.addingReportingOverflow(amount)
                    sum = added?.overflow == false ? added?.partialValue : nil
                }
                totals.append(
                    Total(
                        basis: basis, vat: vat, count: pence.count,
                        sum: sum.flatMap(Pence.init)))
            }
        }
        return totals
    }
}
