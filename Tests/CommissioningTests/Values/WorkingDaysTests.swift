import EventLog
import Testing

@testable import Commissioning

@Suite struct WorkingDaysTests {
    @Test func `a weekend and a bank holiday are no working days`() throws {
        #expect(try !WorkingDays.contains(day("2026-04-03")), "Good Friday")
        #expect(try !WorkingDays.contains(day("2026-04-04")), "a Saturday")
        #expect(try !WorkingDays.contains(day("2026-04-05")), "a Sunday")
        #expect(try !WorkingDays.contains(day("2026-04-06")), "Easter Monday")
        #expect(try WorkingDays.contains(day("2026-04-07")), "a Tuesday")
        #expect(try WorkingDays.contains(day("2016-12-28")), "a Wednesday")
    }

    @Test func `holidays kept on another day, and those of one year only, are known`() throws {
        let holidays = [
            "2012-01-02", "2012-06-05", "2020-05-08", "2021-12-28", "2022-06-03", "2022-09-19",
            "2023-05-08", "2028-01-03",
        ]
        for word in holidays { #expect(try !WorkingDays.contains(day(word)), "\(word)") }
        #expect(try WorkingDays.contains(day("2020-05-04")), "moved to the Friday in 2020")
    }

    @Test func `each year has the working days that its holidays leave`() throws {
        var counts: [Int] = []
        for year in WorkingDays.years {
            let first = try #require(CivilDate(year: year, month: 1, day: 1))
            let last = try #require(CivilDate(year: year, month: 12, day: 31))
            let one = try WorkingDays.contains(first) ? 1 : 0
            counts.append(try one + WorkingDays.count(after: first, through: last))
        }
        // Weekdays of the year, less 8 to 10 holidays, none of which falls on a weekend.
        #expect(
            counts == [
                252, 253, 253, 253, 253, 252, 253, 253, 254, 253, 250, 251, 254, 253, 253, 253, 252,
            ])
    }

    @Test func `eight working days after a publication over Easter end on a Monday`() throws {
        // The vector of the Provider Selection Regime: the day of publication is not counted.
        #expect(try WorkingDays.adding(8, to: day("2026-03-30")) == day("2026-04-13"))
        // That of the Procurement Act: it is the first of the eight.
        #expect(try WorkingDays.adding(7, to: day("2026-03-30")) == day("2026-04-10"))
    }

    @Test func `working days are counted back as well, and none is the day itself`() throws {
        #expect(try WorkingDays.adding(-8, to: day("2026-04-13")) == day("2026-03-30"))
        #expect(try WorkingDays.adding(-1, to: day("2026-04-05")) == day("2026-04-02"))
        #expect(try WorkingDays.adding(0, to: day("2026-04-05")) == day("2026-04-05"))
    }

    @Test func `a day that is none is followed by the next that is`() throws {
        #expect(try WorkingDays.first(onOrAfter: day("2026-04-03")) == day("2026-04-07"))
        #expect(try WorkingDays.first(onOrAfter: day("2026-04-07")) == day("2026-04-07"))
    }

    @Test func `the day counted from is left out, the day counted to is not`() throws {
        #expect(
            try WorkingDays.count(after: day("2026-03-30"), through: day("2026-04-13")) == 8)
        #expect(try WorkingDays.count(after: day("2026-04-02"), through: day("2026-04-06")) == 0)
        #expect(try WorkingDays.count(after: day("2026-04-13"), through: day("2026-03-30")) == 0)
    }

    @Test func `nothing is said of a year whose holidays are not known`() {
        #expect(throws: WorkingDaysError.outsideTable(day("2011-12-31"))) {
            try WorkingDays.adding(-1, to: day("2012-01-03"))
        }
        #expect(throws: WorkingDaysError.outsideTable(day("2029-01-01"))) {
            try WorkingDays.first(onOrAfter: day("2028-12-30"))
        }
        #expect(
            WorkingDaysError.outsideTable(day("2029-01-01")).description
                == "the bank holidays of 2029 are not known; they are for 2012 to 2028")
    }

    @Test func `days between two days are counted either way`() {
        #expect(day("2026-03-30").days(until: day("2026-04-13")) == 14)
        #expect(day("2026-04-13").days(until: day("2026-03-30")) == -14)
    }
}
