import EventLog
import Testing

@testable import Commissioning

@Suite struct StatedTests {
    private func fact(_ position: UInt64, on text: String = "2013-04-01") -> Fact {
        Fact(
            id: EventID(high: 0, low: position), position: Position(0),
            statedAt: Position(position), occurredOn: day(text), precision: nil, time: nil,
            recordedTime: Instant(microseconds: 0), isLate: position == 9)
    }

    @Test func `a value says which event states it, when it happened and whether it was late`() {
        let stated = Stated(1, fact(9, on: "2014-01-01"))
        #expect(stated.value == 1 && stated.by == Position(9))
        #expect(stated.on == day("2014-01-01") && stated.isLate)
        #expect(stated.superseded == [] && stated.contests == [] && !stated.isContested)
    }

    @Test func `a later change supersedes, oldest first`() {
        var stated = Stated(1, fact(3))
        stated.replace(with: 2, fact(7))
        stated.replace(with: 3, fact(5, on: "2015-01-01"))
        #expect(stated.value == 3 && stated.by == Position(5) && stated.on == day("2015-01-01"))
        #expect(stated.superseded == at(3, 7) && !stated.isContested)
    }

    @Test func `of two that contradict each other the one recorded later stays`() {
        var stated = Stated(1, fact(5))
        stated.contest(with: 2, fact(3))
        #expect(stated.value == 1 && stated.contests == at(3))
        stated.contest(with: 3, fact(7))
        #expect(stated.value == 3 && stated.by == Position(7) && stated.contests == at(3, 5))
        #expect(stated.isContested && stated.superseded == [])
    }

    @Test func `a value that is absent is stated by the first event`() {
        var replaced: Stated<Int>?
        replaced.replace(with: 1, fact(1))
        replaced.replace(with: 2, fact(2))
        #expect(replaced?.value == 2 && replaced?.superseded == at(1))
        var contested: Stated<Int>?
        contested.contest(with: 1, fact(1))
        contested.contest(with: 1, fact(2))
        #expect(contested?.by == Position(1) && contested?.isContested == false)
        contested.contest(with: 2, fact(3))
        #expect(contested?.contests == at(1))
    }

    @Test func `another day contradicts a thing that happens once`() {
        var stated: Stated<Int>?
        stated.contestDay(1, fact(1))
        stated.contestDay(1, fact(2))
        #expect(stated?.isContested == false)
        stated.contestDay(1, fact(3, on: "2013-04-02"))
        #expect(stated?.contests == at(1) && stated?.on == day("2013-04-02"))
    }

    @Test func `a small value with its reasons takes 24 bytes`() {
        #expect(MemoryLayout<Stated<Bool>>.size <= 24)
        #expect(MemoryLayout<Stated<ODSCode>>.size == 32)
    }
}
