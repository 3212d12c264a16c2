import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractStateTests {
    @Test func `the state of a contract takes little room`() {
        #expect(MemoryLayout<ContractState>.size <= 112)
        #expect(MemoryLayout<ContractAward>.size <= 700)
        #expect(MemoryLayout<Stated<ContractChange>>.size <= 200)
    }

    @Test func `a late event is noted by its position`() {
        let state = Contracts.awarded.given(
            "contract-signed", on: "2014-01-15", "{}", isLate: true
        ).state
        #expect(state.lateEntries == at(1) && state.signings.map(\.isLate) == [true])
    }

    @Test func `events are after a termination from the day on which it takes effect`() {
        let notice = #"{"reasonCode":"convenience","effectiveOn":"2016-06-01"}"#
        let state =
            Contracts.awarded.given("contract-terminated", on: "2016-01-01", notice)
            .given("payment-made", on: "2016-05-31", Contracts.pay(1))
            .given("payment-made", on: "2016-06-01", Contracts.pay(2)).state
        #expect(state.afterTermination == at(3))
    }

    @Test func `a new award puts aside all that was said of the contract before`() {
        let story =
            Contracts.awarded.given("contract-signed", on: "2014-03-01", "{}")
            .given("contract-modified", on: "2015-01-01", Contracts.by(1))
            .given("contract-novated", on: "2015-02-01", #"{"provider":{"supplier":"RM1"}}"#)
            .given("payment-made", on: "2015-03-01", Contracts.pay(1))
            .given("contract-terminated", on: "2016-01-01", #"{"reasonCode":"replaced"}"#)
        let state = story.given(
            "contract-awarded", on: "2016-02-01",
            Contracts.award(start: "2016-02-01", end: "2018-02-01")
        ).state
        #expect(state.signings.isEmpty && state.changes.isEmpty && state.novations.isEmpty)
        #expect(state.former.map(\.signings) == [story.state.signings])
        #expect(state.former.map(\.changes) == [story.state.changes])
        #expect(state.former.map(\.novations) == [story.state.novations])
        #expect(state.payments == story.state.payments)
        #expect(state.currentValue.money == Contracts.whole(30_000))
    }

    @Test func `facts recorded in another order than they happened come to the same term`() {
        let turned =
            Contracts.story
            .given("contract-extended", on: "2016-10-01", Contracts.to("2018-04-01", delta: 1))
            .given("contract-awarded", on: "2014-02-01", Contracts.award(), isLate: true).state
        let straight =
            Contracts.awarded
            .given("contract-extended", on: "2016-10-01", Contracts.to("2018-04-01", delta: 1))
            .state
        let on = day("2017-06-01")
        #expect(turned.currentEnd(asOf: on)?.value == straight.currentEnd(asOf: on)?.value)
        #expect(turned.currentValue.money == straight.currentValue.money)
        #expect(turned.isInForce(asOf: on) && !turned.isContested)
        #expect(turned.withoutContract == at(0) && turned.lateEntries == at(1))
    }
}
