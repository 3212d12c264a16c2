public import EventLog

/// A payment is made under a contract.
struct PaymentMade: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.payment-made.v1")
    static let summary = "A payment is made under a contract."
    static let table = FieldTable(event: Self.self)

    let payee: Supplier?
    let amount: Money
    let transaction: Reference?

    init(from fields: inout FieldReader) {
        payee = fields.supplier()
        amount = fields.required("amount", "How much is paid; negative for a credit.")
        transaction = fields.optional("transactionRef", "The payer's number of the payment.")
    }

    var tags: [String] { Tags.of(suppliers: [payee?.code]) }

    func check(in state: ContractState, _ fact: Fact) throws(ContractRefusal) {
        guard let payee else { throw .payeeMissing }
        if let transaction, let known = state.payments?.position(of: transaction, to: payee) {
            throw .alreadyPaid(transaction, to: payee, by: known)
        }
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.noteUse(fact)
        guard let payee else { return }
        let payment = ContractPayment(payee: payee, amount: amount, transaction: transaction)
        let isOutsideTerm = state.award != nil && !state.isInForce(asOf: fact.occurredOn)
        let isToOther = state.isOther(payee)
        // Taken out of the state, so that its list of transactions is changed in its place.
        var payments = state.payments ?? ContractPayments(payment, fact)
        state.payments = nil
        payments.take(payment, fact, isOutsideTerm: isOutsideTerm, isToOther: isToOther)
        state.payments = payments
    }
}

/// A payment under a contract.
public struct ContractPayment: Hashable, Sendable {
    /// Who is paid.
    public let payee: Supplier
    /// How much; negative for a credit.
    public let amount: Money
    /// The payer's number of it; nil when not given.
    public let transaction: Reference?
}

extension ContractState {
    /// Whether a payee is none of the providers on record: a code and a name are not compared.
    func isOther(_ payee: Supplier) -> Bool {
        let providers =
            ([award?.provider.value] + novations.map(\.value.provider)).compactMap { $0?.supplier }
        return !providers.isEmpty
            && providers.allSatisfy { ($0.code == nil) == (payee.code == nil) && $0 != payee }
    }
}
