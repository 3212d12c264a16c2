import EventLog
import Testing

@testable import Commissioning

@Suite struct CoarseDateTests {
    @Test func `a plain day is known to the day`() {
        let date = Reading.good(CoarseDate.self, "\"2013-04-01\"")
        #expect(date == CoarseDate(day("2013-04-01")))
        #expect(date?.firstDay == day("2013-04-01") && date?.precision == nil)
    }

    @Test(arguments: [
        ("2013-03-31", "financialyear", "2012-04-01"), ("2013-03-31", "month", "2013-03-01"),
        ("2013-12-31", "year", "2013-01-01"), ("2013-06-30", "quarter", "2013-04-01"),
    ])
    func `a span ends on its date`(last: String, precision: String, first: String) {
        let date = Reading.good(
            CoarseDate.self, #"{"date":"\#(last)","precision":"\#(precision)"}"#)
        #expect(date?.lastDay == day(last) && date?.firstDay == day(first))
    }

    @Test(arguments: [
        (#"{"date":"2013-03-30","precision":"month"}"#, ""),
        (#"{"date":"2013-03-31"}"#, "/precision"),
        (#"{"date":"2013-02-30","precision":"month"}"#, "/date"), ("7", ""), ("\"2013-13-01\"", ""),
        (#"{"date":"2013-03-31","precision":"week"}"#, "/precision"),
    ])
    func `anything else is refused at its place`(json: String, path: String) {
        #expect(Reading.issue(CoarseDate.self, json)?.path == path)
    }
}
