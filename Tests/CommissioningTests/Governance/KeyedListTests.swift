import EventLog
import Testing

@testable import Commissioning

@Suite struct KeyedListTests {
    @Test func `a value is changed in its place`() {
        var list = KeyedList<String, Int>()
        for (key, count) in [("b", 1), ("a", 2), ("b", 4)] {
            list.update(key, orInsert: 10) { $0 += count }
        }
        #expect(list.values == [15, 12])
        #expect(list["b"] == 15 && list["a"] == 12 && list["c"] == nil)
    }
}
