import EventLog
import Testing

@Test func `a stream version is never negative`() {
    #expect(StreamVersion(-5).number == 0)
    #expect(StreamVersion(Int32.min) == .none)
    #expect(StreamVersion(Int32.max).number == Int32.max)
}

@Test func `a log of a size holds the positions below it and no other`() {
    #expect(!LogSize.empty.holds(Position(0)))
    #expect(LogSize(3).holds(Position(2)))
    #expect(!LogSize(3).holds(Position(3)))
    #expect(LogSize(.max).holds(Position(.max - 1)))
}

@Test func `positions, sizes and versions are ordered and written as numbers`() {
    #expect(Position(9) < Position(10))
    #expect(LogSize(9) < LogSize(10))
    #expect(StreamVersion(9) < StreamVersion(10))
    #expect("\(Position(10)) \(LogSize(11)) \(StreamVersion(12))" == "10 11 12")
}
