public import EventLog

/// The payments under a contract, added up.
public struct ContractPayments: Hashable, Sendable {
    /// What was paid, apart for each way to count value added tax, in the order of first mention.
    public private(set) var totals: [Total] = []
    /// The last in the order of its history.
    public private(set) var last: Stated<ContractPayment>
    /// Those on a day on which the contract on record was not in force.
    public private(set) var outsideTerm: [Position] = []
    /// Those to somebody who is none of the providers on record.
    public private(set) var toOthers: [Position] = []
    /// Those with a number that was paid to the same payee before; they are not added.
    public private(set) var repeated: [Position] = []
    private var transactions: [Transaction: Position] = [:]

    /// Payments that count value added tax in one way.
    public struct Total: Hashable, Sendable {
        /// Whether value added tax is in them.
        public let vat: VAT
        /// How many there are.
        public fileprivate(set) var count: Int
        /// What they come to; nil when they were more than an amount can be.
        public fileprivate(set) var sum: Pence?
    }

    private struct Transaction: Hashable {
        let number: Reference
        let payee: Supplier
    }

    /// Payments of which `first` will be the first.
    init(_ first: ContractPayment, _ fact: Fact) { last = Stated(first, fact) }

    /// How many there are, whatever their tax.
    public var count: Int { totals.reduce(0) { $0 + $1.count } }

    /// The payment that has a number and a payee; nil when there is none.
    func position(of number: Reference, to payee: Supplier) -> Position? {
        transactions[Transaction(number: number, payee: payee)]
    }

    mutating func take(
        _ payment: ContractPayment, _ fact: Fact, isOutsideTerm: Bool, isToOther: Bool
    ) {
        if let number = payment.transaction {
            let transaction = Transaction(number: number, payee: payment.payee)
            guard transactions[transaction] == nil else {
                return repeated.append(fact.position)
            }
            transactions[transaction] = fact.position
        }
        last = Stated(payment, fact)
        if isOutsideTerm { outsideTerm.append(fact.position) }
        if isToOther { toOthers.append(fact.position) }
        let amount = payment.amount
        guard let place = totals.firstIndex(where: { $0.vat == amount.vat }) else {
            return totals.append(Total(vat: amount.vat, count: 1, sum: amount.pence))
        }
        totals[place].count += 1
        totals[place].sum = totals[place].sum?.adding(amount.pence)
    }
}
