import EventLog
import Testing

@testable import Commissioning

@Suite struct PeriodTests {
    private func period(_ from: String, _ to: String?) throws -> Period {
        try #require(Period(from: day(from), to: to.map { day($0) }))
    }

    @Test func `a period cannot end before or on its start`() {
        #expect(Period(from: day("2013-04-01"), to: day("2013-04-01")) == nil)
        #expect(Period(from: day("2013-04-01"), to: day("2013-03-31")) == nil)
        #expect(Period(from: day("2013-04-01"), to: day("2013-04-02")) != nil)
    }

    @Test func `the last day is not in it`() throws {
        let year = try period("2013-04-01", "2014-04-01")
        #expect(year.contains(day("2013-04-01")) && year.contains(day("2014-03-31")))
        #expect(!year.contains(day("2014-04-01")) && !year.contains(day("2013-03-31")))
        #expect(try period("2013-04-01", nil).contains(day("9999-12-31")))
    }

    @Test func `periods that only touch do not overlap`() throws {
        let year = try period("2013-04-01", "2014-04-01")
        #expect(try !year.overlaps(period("2014-04-01", nil)))
        #expect(try year.overlaps(period("2014-03-31", nil)))
        #expect(try year.overlaps(period("2012-01-01", nil)))
        #expect(try !period("2012-01-01", "2013-04-01").overlaps(year))
    }

    @Test func `a period is described by its days`() throws {
        #expect(
            try period("2013-04-01", "2014-04-01").description == "2013-04-01 to before 2014-04-01")
        #expect(try period("2013-04-01", nil).description == "from 2013-04-01")
    }
}
