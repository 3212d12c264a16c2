import EventLog
import Testing

@testable import Commissioning

@Suite struct MonthsTests {
    @Test func `lengths go from 1 to 1,200 months`() throws {
        #expect(Months(1)?.count == 1 && Months(1_200)?.count == 1_200)
        #expect(Months(0) == nil && Months(1_201) == nil && Months(Int.min) == nil)
        #expect(try #require(Months(2)) > .example)
    }

    @Test(arguments: ["0", "1201", "-3", "1.5", "\"12\""])
    func `anything else is refused`(json: String) {
        #expect(Reading.issue(Months.self, json)?.reason == "not a number of months")
    }

    @Test func `a length is read`() { #expect(Reading.good(Months.self, "36")?.count == 36) }
}
