import EventLog
import Testing

@Test func `an instant is read with no decimals or six, and written with six`() throws {
    let short = try #require(Instant("2013-04-01T09:00:00Z"))
    #expect(short.description == "2013-04-01T09:00:00.000000Z")
    #expect(short == Instant("2013-04-01T09:00:00.000000Z"))
    #expect(short.microseconds == 1_364_806_800_000_000)
    let long = try #require(Instant("1969-12-31T23:59:59.999999Z"))
    #expect(long.microseconds == -1 && long.next.microseconds == 0)
    #expect(long.description == "1969-12-31T23:59:59.999999Z")
}

@Test(arguments: [
    "", "2013-04-01", "2013-04-01T09:00Z", "2013-04-01T09:00:00", "2013-04-01t09:00:00Z",
    "2013-04-01T09:00:00z", "2013-04-01T09:00:00+00:00", "2013-04-01T24:00:00Z",
    "2013-04-01T23:60:00Z", "2013-04-01T23:59:60Z", "2013-02-30T00:00:00Z",
    "2013-04-01T09:00:00.1Z", "2013-04-01T09:00:00.123Z", "2013-04-01T09:00:00.1234567Z",
    "2013-04-01T09:00:00,000000Z", "2013-04-01 09:00:00Z", "2013-04-01T09:00:00.00000xZ",
    "2013-04-01T9:000:00Z", "2013-04-01T09.00.00Z", "0000-01-01T00:00:00Z",
])
func `a text that is no instant in UTC is refused`(text: String) {
    #expect(Instant(text) == nil)
}

@Test func `every instant reads back from its text`() {
    let seed: UInt64 = 2
    var random = SeededRandom(seed)
    let range = -62_135_596_800_000_000...253_402_300_799_999_999 as ClosedRange<Int64>
    for _ in 0..<5_000 {
        let instant = Instant(microseconds: Int64.random(in: range, using: &random))
        #expect(Instant(instant.description) == instant, "seed \(seed)")
        #expect(instant.text27 == Array(instant.description.utf8), "seed \(seed)")
        #expect(instant.description.hasPrefix(instant.utcDate.description), "seed \(seed)")
    }
    #expect(Instant(microseconds: .min).microseconds == range.lowerBound)
    #expect(Instant(microseconds: .max).microseconds == range.upperBound)
    #expect(Instant(microseconds: .max).next.microseconds == range.upperBound)
}

/// The days on which the clocks change, as the United Kingdom announced them.
private let changes = [
    (2011, "2011-03-27", "2011-10-30"), (2012, "2012-03-25", "2012-10-28"),
    (2013, "2013-03-31", "2013-10-27"), (2015, "2015-03-29", "2015-10-25"),
    (2019, "2019-03-31", "2019-10-27"), (2020, "2020-03-29", "2020-10-25"),
    (2024, "2024-03-31", "2024-10-27"), (2025, "2025-03-30", "2025-10-26"),
    (2026, "2026-03-29", "2026-10-25"), (2027, "2027-03-28", "2027-10-31"),
]

@Test(arguments: changes)
func `clocks in England change at 01:00 UTC on the announced days`(
    year: Int, spring: String, autumn: String
) {
    let start = instant("\(spring)T01:00:00Z")
    let end = instant("\(autumn)T01:00:00Z")
    #expect(London.isSummerTime(at: start) && !London.isSummerTime(at: end))
    #expect(!London.isSummerTime(at: Instant(microseconds: start.microseconds - 1)))
    #expect(London.isSummerTime(at: Instant(microseconds: end.microseconds - 1)))
    #expect(!London.isSummerTime(at: instant("\(year)-01-01T00:00:00Z")))
    #expect(!London.isSummerTime(at: instant("\(year)-12-31T23:59:59Z")))
}

@Test(arguments: changes)
func `a day in England begins at midnight there, on both sides of a change`(
    year: Int, spring: String, autumn: String
) {
    let (spring, autumn) = (day(spring), day(autumn))
    func start(_ day: CivilDate) -> String { Instant(startOfDayInLondon: day).description }
    #expect(start(spring) == "\(spring)T00:00:00.000000Z")
    #expect(start(spring.adding(days: 1)) == "\(spring)T23:00:00.000000Z")
    #expect(start(autumn) == "\(autumn.adding(days: -1))T23:00:00.000000Z")
    #expect(start(autumn.adding(days: 1)) == "\(autumn.adding(days: 1))T00:00:00.000000Z")
}

@Test func `every day in England begins when its date does`() {
    var date = day("2010-01-01")
    while date < day("2030-01-01") {
        let start = Instant(startOfDayInLondon: date)
        let before = Instant(microseconds: start.microseconds - 1)
        #expect(start.londonDate == date && before.londonDate == date.adding(days: -1))
        date = date.adding(days: 1)
    }
}

@Test func `the civil day in England is an hour ahead of UTC in summer`() {
    #expect(instant("2013-06-30T22:59:59.999999Z").londonDate == day("2013-06-30"))
    #expect(instant("2013-06-30T23:00:00Z").londonDate == day("2013-07-01"))
    #expect(instant("2013-06-30T23:00:00Z").utcDate == day("2013-06-30"))
    #expect(instant("2013-12-31T23:59:59Z").londonDate == day("2013-12-31"))
    #expect(instant("9999-12-31T23:59:59Z").londonDate == day("9999-12-31"))
}
