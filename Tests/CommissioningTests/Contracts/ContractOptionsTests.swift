import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractOptionsTests {
    /// Twice a year more, or once six months.
    private let options = Contracts.story.given(
        "contract-awarded", on: "2014-02-01",
        Contracts.award(more: #""extensionOptions":[{"months":12,"times":2},{"months":6}]"#))

    @Test func `all options are left until one is used`() throws {
        let left = try #require(options.state.options)
        #expect(left.statedBy == Position(0) && left.monthsGranted == 30 && left.timesGranted == 3)
        #expect(left.monthsLeft == 30 && left.timesLeft == 3 && left.uses.isEmpty)
        #expect(!left.isExceeded)
    }

    @Test func `an extension uses the months by which it moves the end`() throws {
        let story =
            options.given("contract-extended", on: "2016-10-01", Contracts.to("2018-04-01"))
            .given("contract-extended", on: "2017-10-01", Contracts.to("2018-10-01"))
            .given("contract-extended", on: "2018-02-01", Contracts.to("2019-01-01", option: false))
        let left = try #require(story.state.options)
        #expect(left.monthsUsed == 18 && left.monthsLeft == 12)
        #expect(left.timesLeft == 1 && left.uses == at(1, 2) && !left.isExceeded)
    }

    @Test func `options are exceeded by months or by times`() throws {
        let long = options.given("contract-extended", on: "2016-10-01", Contracts.to("2019-10-02"))
        let months = try #require(long.state.options)
        #expect(months.monthsUsed == 31 && months.monthsLeft == 0 && months.timesLeft == 2)
        #expect(months.isExceeded)
        let often =
            Contracts.awarded.given(
                "contract-extended", on: "2016-10-01", Contracts.to("2017-04-01"))
        let times = try #require(often.state.options)
        #expect(times.monthsUsed == 0 && times.timesLeft == 0 && times.isExceeded)
    }

    @Test func `nobody knows what an extension of an open contract uses`() throws {
        let state =
            Contracts.story.given("contract-awarded", on: "2014-02-01", Contracts.award(end: nil))
            .given("contract-extended", on: "2016-10-01", Contracts.to("2018-04-01")).state
        let left = try #require(state.options)
        #expect(left.monthsUsed == nil && left.monthsLeft == nil && left.uses == at(1))
        #expect(Contracts.story.state.options == nil)
    }

    @Test func `options beyond all numbers stay within them`() throws {
        let most = 9_007_199_254_740_991
        let option = #"{"months":1200,"times":\#(most)}"#
        let data = Contracts.award(more: #""extensionOptions":[\#(option),\#(option)]"#)
        let left = try #require(
            Contracts.story.given("contract-awarded", on: "2014-02-01", data).state.options)
        #expect(left.monthsLeft == .max && left.timesLeft == Int64(most) * 2)
    }

    @Test(arguments: [
        ("2014-04-01", "2014-04-01", 0), ("2014-04-01", "2014-03-01", 0),
        ("2014-04-01", "2014-04-02", 1), ("2014-04-01", "2014-05-01", 1),
        ("2014-04-01", "2014-05-02", 2), ("2014-04-15", "2014-05-14", 1),
        ("2014-12-01", "2015-01-01", 1), ("2014-01-31", "2014-02-28", 1),
        ("2014-01-31", "2014-03-01", 2), ("2016-02-29", "2017-02-28", 12),
        ("2016-02-29", "2017-03-01", 13),
    ])
    func `a month that has begun counts in full`(from: String, to: String, months: Int64) {
        #expect(day(to).months(since: day(from)) == months)
    }
}
