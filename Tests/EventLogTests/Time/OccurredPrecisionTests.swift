import EventLog
import Testing

@Test(arguments: [
    (OccurredPrecision.month, "2013-01-31", "2013-01-01"),
    (.month, "2012-02-29", "2012-02-01"), (.month, "2013-02-28", "2013-02-01"),
    (.quarter, "2013-03-31", "2013-01-01"), (.quarter, "2013-06-30", "2013-04-01"),
    (.quarter, "2013-09-30", "2013-07-01"), (.quarter, "2013-12-31", "2013-10-01"),
    (.year, "2013-12-31", "2013-01-01"), (.financialYear, "2014-03-31", "2013-04-01"),
    (.month, "9999-12-31", "9999-12-01"), (.year, "9999-12-31", "9999-01-01"),
])
func `a span ends on its last day and begins on its first`(
    precision: OccurredPrecision, last: String, first: String
) {
    #expect(precision.isLastDay(day(last)))
    #expect(precision.firstDay(ofSpanEnding: day(last)) == day(first))
    #expect(!precision.isLastDay(day(last).adding(days: -1)))
}

@Test(arguments: [
    (OccurredPrecision.month, "2012-02-28"), (.month, "2013-04-01"), (.quarter, "2013-01-31"),
    (.quarter, "2013-05-31"), (.year, "2013-03-31"), (.financialYear, "2013-12-31"),
    (.financialYear, "2013-04-01"),
])
func `another day is not the last of a span`(precision: OccurredPrecision, date: String) {
    #expect(!precision.isLastDay(day(date)))
}

@Test func `of ten years, each span ends as often as the calendar says`() {
    let days = (0..<3_652).map { day("2010-01-01").adding(days: $0) }
    func count(_ precision: OccurredPrecision) -> Int { days.count(where: precision.isLastDay) }
    #expect(OccurredPrecision.allCases.map(count) == [120, 40, 10, 10])
}

@Test func `precisions are stored under these names`() {
    #expect(
        OccurredPrecision.allCases.map(\.rawValue)
            == ["month", "quarter", "year", "financialyear"])
}
