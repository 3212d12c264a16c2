import EventLog
import Testing

@Test func `days from 1900 to 2100 are those of a calendar counted by hand`() throws {
    var (year, month, dayOfMonth) = (1900, 1, 1)
    // 1970-01-01 less seventy years of which seventeen had a leap day (1900 had none).
    var count: Int32 = -(70 * 365 + 17)
    while year <= 2100 {
        let date = CivilDate(daysSinceEpoch: count)
        try #require(date.parts == (year, month, dayOfMonth))
        try #require(CivilDate(year: year, month: month, day: dayOfMonth) == date)
        try #require(CivilDate(date.description) == date)
        count += 1
        dayOfMonth += 1
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if dayOfMonth > lengths[month - 1] { (month, dayOfMonth) = (month + 1, 1) }
        if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(count == 47_847)
}

@Test func `the calendar ends with the years 1 and 9999`() throws {
    let first = try #require(CivilDate("0001-01-01"))
    let last = try #require(CivilDate("9999-12-31"))
    #expect(first.daysSinceEpoch == -719_162 && last.daysSinceEpoch == 2_932_896)
    #expect(CivilDate(daysSinceEpoch: .min) == first && CivilDate(daysSinceEpoch: .max) == last)
    #expect(first.adding(days: -1) == first && last.adding(days: 1) == last)
    #expect(first.adding(days: .max) == last && last.adding(days: .min) == first)
    #expect(first.parts == (1, 1, 1) && last.parts == (9999, 12, 31))
    #expect("\(first) \(last)" == "0001-01-01 9999-12-31")
}

@Test(arguments: [
    "2013-02-29", "1900-02-29", "2100-02-29", "2013-04-31", "2013-00-01", "2013-13-01",
    "2013-01-00", "2013-01-32", "0000-01-01", "2013-1-01", "13-01-01", "2013-01-011", "",
    "2013/01/01", "2013-01-0x", "+013-01-01", "-013-01-01", "２013-01-0", "2013-01-01T",
])
func `a text that is no day is refused`(text: String) {
    #expect(CivilDate(text) == nil)
}

@Test(arguments: ["2000-02-29", "2012-02-29", "2400-02-29", "0004-02-29"])
func `a leap day is a day`(text: String) {
    #expect(CivilDate(text)?.description == text)
}

@Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (2013, 0, 1), (2013, 13, 1), (2013, 1, 0), (2013, 1, 32),
    (.min, 1, 1), (.max, .max, .max), (2013, 2, 29),
])
func `parts outside the calendar make no day`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
}

@Test func `adding days goes forth and back`() {
    let seed: UInt64 = 1
    var random = SeededRandom(seed)
    for _ in 0..<5_000 {
        let count = Int32.random(in: -700_000...2_000_000, using: &random)
        let start = CivilDate(daysSinceEpoch: count)
        let step = Int.random(in: -10_000...10_000, using: &random)
        #expect(start.adding(days: step).adding(days: -step) == start, "seed \(seed)")
        #expect(start.adding(days: 1) > start)
        #expect((start.adding(days: step) < start) == (step < 0), "seed \(seed)")
    }
}

@Test(arguments: [
    ("2017-08-31", 6, "2018-02-28"), ("2015-08-31", 6, "2016-02-29"),
    ("2017-01-15", 12, "2018-01-15"),
    ("2017-03-31", -1, "2017-02-28"), ("2017-01-01", 0, "2017-01-01"),
    ("2016-12-31", 2, "2017-02-28"),
    ("9999-12-01", 1, "9999-12-31"), ("0001-01-31", -1, "0001-01-01"),
    ("2017-01-01", .max, "9999-12-31"),
])
func `adding months keeps the day, or takes the last of a shorter month`(
    day: String, months: Int, sum: String
) {
    #expect(CivilDate(day)?.adding(months: months).description == sum)
}
