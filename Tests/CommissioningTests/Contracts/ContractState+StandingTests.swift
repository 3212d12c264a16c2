import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractStandingTests {
    private func extended(_ end: String, on: String) -> Story<ContractArea> {
        Contracts.awarded.given("contract-extended", on: on, Contracts.to(end))
    }

    /// An end, open when no day is given, as one event states it.
    private func until(_ last: String?, _ position: UInt64) -> Derived<CivilDate?> {
        Derived(last.map { day($0) }, by: at(position))
    }

    // MARK: Value

    @Test func `the value is the sum of the award and its changes`() throws {
        let state =
            Contracts.awarded.given("contract-modified", on: "2015-01-01", Contracts.by(-5_000))
            .given(
                "contract-extended", on: "2016-10-01", Contracts.to("2018-04-01", delta: 10_000)
            )
            .given(
                "contract-modified", on: "2016-11-01",
                #"{"changeCode":"scope","providedForInContract":true}"#
            ).state
        let value = try #require(Contracts.whole(35_000))
        #expect(state.currentValue == .sum(value, by: at(0, 1, 2)))
        #expect(state.award?.totalValue.value == Contracts.whole(30_000))
    }

    @Test func `a change that counts tax otherwise leaves the value unknown`() throws {
        let state =
            Contracts.awarded.given("contract-modified", on: "2015-01-01", Contracts.by(1))
            .given("contract-modified", on: "2015-02-01", Contracts.by(1, vat: "incl")).state
        let awarded = try #require(Contracts.whole(30_000))
        #expect(state.currentValue == .awarded(awarded, by: Position(0), notAddable: at(2)))
    }

    @Test func `a change beyond what an amount can be leaves the value unknown`() {
        let most = Contracts.award(pence: Pence.bounds.upperBound)
        let state = Contracts.story.given("contract-awarded", on: "2014-02-01", most)
            .given("contract-modified", on: "2015-01-01", Contracts.by(1)).state
        #expect(state.currentValue.money == nil && state.currentValue != .notStated)
    }

    @Test func `without a value of the whole term none is stated, whatever changes`() {
        let story = Contracts.story.given(
            "contract-awarded", on: "2014-02-01", Contracts.award(pence: nil))
        #expect(story.state.currentValue == .notStated)
        let changed = story.given("contract-modified", on: "2015-01-01", Contracts.by(1))
        #expect(changed.state.currentValue == .notStated)
    }

    // MARK: Term

    @Test func `the end is that of the last change made by the day`() {
        let state = extended("2018-04-01", on: "2016-10-01")
            .given("contract-modified", on: "2016-11-01", Contracts.by(1))
            .given("contract-extended", on: "2017-10-01", Contracts.to("2019-04-01")).state
        func end(_ on: String) -> Derived<CivilDate?>? { state.currentEnd(asOf: day(on)) }
        #expect(end("2016-09-30") == until("2017-04-01", 0))
        #expect(end("2016-10-01") == until("2018-04-01", 1))
        #expect(end("2017-09-30") == until("2018-04-01", 1))
        #expect(end("2017-10-01") == until("2019-04-01", 3))
    }

    @Test func `a termination ends it, from the day it was made known`() {
        let data = #"{"reasonCode":"convenience","effectiveOn":"2016-06-01"}"#
        let state = Contracts.awarded.given("contract-terminated", on: "2016-01-01", data).state
        #expect(
            state.currentEnd(asOf: day("2015-12-31")) == until("2017-04-01", 0))
        #expect(
            state.currentEnd(asOf: day("2016-01-01")) == until("2016-06-01", 1))
        #expect(state.isInForce(asOf: day("2016-05-31")))
        #expect(!state.isInForce(asOf: day("2016-06-01")))
    }

    @Test func `a termination after the end does not prolong it`() {
        let data = #"{"reasonCode":"other"}"#
        let state = Contracts.awarded.given("contract-terminated", on: "2018-01-01", data).state
        #expect(
            state.currentEnd(asOf: day("2018-01-01")) == until("2017-04-01", 0))
    }

    @Test func `an open end is told from one of which nothing is known`() {
        #expect(Contracts.story.state.currentEnd(asOf: day("2014-05-01")) == nil)
        let open = Contracts.story.given(
            "contract-awarded", on: "2014-02-01", Contracts.award(end: nil))
        #expect(open.state.currentEnd(asOf: day("2014-05-01")) == until(nil, 0))
        #expect(open.state.isInForce(asOf: day("2034-05-01")))
        let ended = open.given("contract-terminated", on: "2015-01-01", #"{"reasonCode":"other"}"#)
        #expect(!ended.state.isInForce(asOf: day("2015-01-01")))
    }

    @Test func `it is in force from its start to the day before its end`() {
        let state = Contracts.awarded.state
        let days = ["2014-03-31", "2014-04-01", "2017-03-31", "2017-04-01"]
        #expect(days.map { state.isInForce(asOf: day($0)) } == [false, true, true, false])
        #expect(!Contracts.story.state.isInForce(asOf: day("2015-01-01")))
    }

    @Test func `an extension after the end leaves a gap`() {
        let state = extended("2018-04-01", on: "2017-06-01").state
        let days = ["2017-03-31", "2017-05-31", "2017-06-01", "2018-04-01"]
        #expect(days.map { state.isInForce(asOf: day($0)) } == [true, false, true, false])
    }

    // MARK: Provider

    @Test func `the provider is that of the last novation in effect`() {
        func novation(_ code: String, from: String) -> String {
            #"{"provider":{"supplier":"\#(code)"},"effectiveOn":"\#(from)"}"#
        }
        let state =
            Contracts.awarded
            .given("contract-novated", on: "2015-01-01", novation("RQX", from: "2016-04-01"))
            .given("contract-novated", on: "2015-02-01", novation("RM1", from: "2015-04-01")).state
        func provider(_ on: String) -> Derived<Supplier?>? {
            state.provider(asOf: day(on)).map { Derived($0.value.supplier, by: $0.by) }
        }
        #expect(provider("2015-03-31") == Derived(.body(ods("RGT")), by: at(0)))
        #expect(provider("2015-04-01") == Derived(.body(ods("RM1")), by: at(2)))
        #expect(provider("2016-04-01") == Derived(.body(ods("RQX")), by: at(1)))
        #expect(Contracts.story.state.provider(asOf: day("2015-01-01")) == nil)
    }

    // MARK: Parties

    private func awarded(_ parties: [(code: String, share: Int64?)]) -> Story<ContractArea> {
        Contracts.story.given(
            "contract-awarded", on: "2014-02-01", Contracts.award(parties: parties))
    }

    @Test func `a party has the part that the award gives it`() throws {
        let state = awarded([("02Q", 20_000), ("03X", nil)])
            .given("contract-modified", on: "2015-01-01", Contracts.by(1)).state
        let part = Money(pence: try #require(Pence(20_000)), vat: .excluded, basis: .share)
        #expect(
            state.share(of: ods("02Q"))
                == Derived(ContractShare(role: .associate, value: part), by: at(0)))
        #expect(
            state.share(of: ods("03X"))
                == Derived(ContractShare(role: .associate, value: nil), by: at(0)))
        #expect(state.share(of: ods("04E")) == nil)
    }

    @Test func `a part of a whole that is not given says nothing of tax`() {
        let data = Contracts.award(parties: [("02Q", 5)], pence: nil)
        let state = Contracts.story.given("contract-awarded", on: "2014-02-01", data).state
        #expect(state.share(of: ods("02Q"))?.value.value?.vat == .unknown)
    }

    @Test func `a commissioner that is alone has the whole, changes included`() throws {
        let change = Contracts.by(500)
        let alone = Contracts.awarded.given("contract-modified", on: "2015-01-01", change).state
        let whole = try #require(Contracts.whole(30_500))
        #expect(
            alone.share(of: ods("02Q"))
                == Derived(ContractShare(role: .lead, value: whole), by: at(0, 1)))
        #expect(alone.share(of: ods("03X")) == nil)
        let only = awarded([("03X", nil)])
            .given("contract-modified", on: "2015-01-01", change).state
        #expect(
            only.share(of: ods("03X"))
                == Derived(ContractShare(role: .associate, value: whole), by: at(0, 1)))
        #expect(only.share(of: ods("02Q")) == nil)
    }

    @Test func `the whole of a contract without a value, or without an award, is unknown`() {
        let story = Contracts.story.given(
            "contract-awarded", on: "2014-02-01", Contracts.award(pence: nil))
        #expect(
            story.state.share(of: ods("02Q"))
                == Derived(ContractShare(role: .lead, value: nil), by: at(0)))
        #expect(Contracts.story.state.share(of: ods("02Q")) == nil)
    }

    @Test func `it is fully signed once the last commissioner has signed`() {
        let two = awarded([("02Q", nil), ("03X", nil)])
        func signed(_ story: Story<ContractArea>, _ who: String, _ on: String)
            -> Story<ContractArea>
        {
            story.given("contract-signed", on: on, who)
        }
        let one = signed(two, #"{"signedFor":["03X"]}"#, "2014-03-05")
        #expect(one.state.fullySignedOn == nil)
        let both = signed(one, #"{"signedFor":["02Q"]}"#, "2014-03-01")
        #expect(both.state.fullySignedOn == Derived(day("2014-03-05"), by: at(2, 1)))
        #expect(signed(two, "{}", "2014-03-02").state.fullySignedOn?.value == day("2014-03-02"))
        let alone = signed(Contracts.awarded, #"{"signedFor":["02Q"]}"#, "2014-03-03")
        #expect(alone.state.fullySignedOn == Derived(day("2014-03-03"), by: at(1)))
        #expect(Contracts.awarded.state.fullySignedOn == nil)
    }
}
