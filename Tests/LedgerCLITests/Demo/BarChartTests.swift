import Testing

@testable import LedgerCLI

struct BarChartTests {
    @Test func `the longest bar is as long as it may be, and something is never nothing`() {
        let lines = BarChart.lines([("a", 200), ("b", 1), ("c", 0)], width: 4)
        #expect(lines == ["a  200  ####", "b    1  #", "c    0"])
        #expect(BarChart.lines([("a", 0)]) == ["a  0"])
    }
}
