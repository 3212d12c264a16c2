import EventLog
import Testing

@testable import Commissioning

@Suite struct PaymentMadeTests {
    private func paid(_ data: String, on: String = "2014-05-01") -> ContractPayments? {
        Contracts.awarded.given("payment-made", on: on, data).state.payments
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ContractArea.self, "payment-made", minimal: #"{"amount":{"pence":1,"vat":"excl"}}"#,
            full: #"""
                {"supplier":"RGT","supplierName":"A Trust",
                "amount":{"pence":1,"vat":"excl","basis":"total"},"transactionRef":"T7"}
                """#)
    }

    @Test func `a payment says who is paid and how much`() throws {
        let payments = try #require(paid(Contracts.pay(250, number: "T7")))
        let amount = try #require(Contracts.whole(250))
        let payment = ContractPayment(
            payee: .body(ods("RGT")), amount: amount, transaction: Reference("T7"))
        #expect(payments.last.value == payment && payments.last.by == Position(1))
        #expect(payments.toOthers.isEmpty && payments.outsideTerm.isEmpty)
    }

    @Test func `somebody must be paid, by code or by name`() {
        let nobody = #"{"amount":{"pence":1,"vat":"excl"}}"#
        #expect(Contracts.awarded.when("payment-made", on: "2014-05-01", nobody) == .payeeMissing)
        let named = #"{"supplierName":"A Ltd","amount":{"pence":1,"vat":"excl"}}"#
        #expect(Contracts.awarded.when("payment-made", on: "2014-05-01", named) == nil)
    }

    @Test func `a payment cannot be made twice to one payee`() throws {
        let story = Contracts.awarded.given(
            "payment-made", on: "2014-05-01", Contracts.pay(250, number: "T7"))
        func refusal(_ data: String) -> ContractRefusal? {
            story.when("payment-made", on: "2014-06-01", data)
        }
        let number = try #require(Reference("T7"))
        #expect(
            refusal(Contracts.pay(300, number: "T7"))
                == .alreadyPaid(number, to: .body(ods("RGT")), by: Position(1)))
        #expect(refusal(Contracts.pay(250, number: "T8")) == nil)
        #expect(refusal(Contracts.pay(250, to: "RM1", number: "T7")) == nil)
        #expect(refusal(Contracts.pay(250)) == nil)
    }

    @Test(arguments: [
        ("2014-03-31", at(1)), ("2014-04-01", at()), ("2017-03-31", at()), ("2017-04-01", at(1)),
    ])
    func `a payment before the start or after the end is recorded and marked`(
        on: String, marked: [Position]
    ) {
        #expect(Contracts.awarded.when("payment-made", on: on, Contracts.pay(1)) == nil)
        #expect(paid(Contracts.pay(1), on: on)?.outsideTerm == marked)
    }

    @Test func `a payment after the termination is recorded and marked`() {
        let ended = Contracts.terminated
        #expect(ended.when("payment-made", on: "2016-02-01", Contracts.pay(1)) == nil)
        let state = ended.given("payment-made", on: "2016-02-01", Contracts.pay(1)).state
        #expect(state.afterTermination == at(2) && state.payments?.outsideTerm == at(2))
    }

    @Test func `a payment to another payee is recorded and marked`() {
        let other = Contracts.pay(1, to: "RM1")
        #expect(Contracts.awarded.when("payment-made", on: "2014-05-01", other) == nil)
        #expect(paid(other)?.toOthers == at(1))
    }

    @Test func `a payee without a code is not told from a provider with one`() {
        #expect(
            paid(#"{"supplierName":"A Ltd","amount":{"pence":1,"vat":"excl"}}"#)?.toOthers == [])
    }

    @Test func `the former and the new provider are both no others`() {
        let story = Contracts.awarded.given(
            "contract-novated", on: "2014-06-01", #"{"provider":{"supplier":"RM1"}}"#)
        let state =
            story.given("payment-made", on: "2014-07-01", Contracts.pay(1, to: "RGT"))
            .given("payment-made", on: "2014-07-01", Contracts.pay(1, to: "RM1"))
            .given("payment-made", on: "2014-07-01", Contracts.pay(1, to: "RQX")).state
        #expect(state.payments?.toOthers == at(4))
    }

    @Test func `a payment with no contract on record is recorded`() {
        #expect(Contracts.story.when("payment-made", on: "2014-05-01", Contracts.pay(1)) == nil)
        let state = Contracts.story.given("payment-made", on: "2014-05-01", Contracts.pay(1)).state
        #expect(state.withoutContract == at(0) && state.payments?.count == 1)
        #expect(state.payments?.outsideTerm == [] && state.payments?.toOthers == [])
    }

    @Test func `it is found under the payee`() {
        #expect(
            Reading.tags(ContractArea.self, "payment-made", Contracts.pay(1)) == ["supplier:RGT"])
    }
}
