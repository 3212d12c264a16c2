import EventLog
import Testing

@testable import Ledger

@Suite struct TimeWordsTests {
    private let today = CivilDate("2021-06-15") ?? CivilDate(daysSinceEpoch: 0)

    @Test(arguments: [
        ("2014-12-01", "2014-12-01"), ("2014-12", "2014-12-31"), ("2016-02", "2016-02-29"),
        ("2014-Q1", "2014-03-31"), ("2014-Q4", "2014-12-31"), ("2014", "2014-12-31"),
        ("FY2014-15", "2015-03-31"), ("FY1999-00", "2000-03-31"), ("today", "2021-06-15"),
        ("today-30d", "2021-05-16"), ("today-0d", "2021-06-15"),
    ])
    func `a word means the last day of its span`(_ word: String, _ day: String) {
        #expect(TimeWords.day(word, today: today)?.description == day)
    }

    @Test func `a great many days ago is a day all the same`() throws {
        #expect(try #require(TimeWords.day("today-99999999999d", today: today)) < today)
        #expect(TimeWords.day("today-99999999999999999999d", today: today) == nil)
    }
}
