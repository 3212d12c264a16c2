import EventLog
import Testing

@testable import Commissioning

@Suite struct CountTotalTests {
    @Test func `counts are added up, and too many are as many as there can be`() {
        #expect(CountTotal.of([]) == 0)
        #expect(CountTotal.of([1, 2, 3]) == 6)
        #expect(CountTotal.of([.max - 1, 1]) == .max)
        #expect(CountTotal.of([.max, 1, 1]) == .max)
    }
}
