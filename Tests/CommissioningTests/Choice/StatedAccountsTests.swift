import EventLog
import Testing

@testable import Commissioning

@Suite struct StatedAccountsTests {
    private func fact(_ position: UInt64, on text: String = "2013-04-01") -> Fact {
        Fact(
            id: EventID(high: 0, low: position), position: Position(position),
            statedAt: Position(position), occurredOn: day(text), precision: nil, time: nil,
            recordedTime: Instant(microseconds: 0), isLate: false)
    }

    @Test func `an account of another thing is added, one of the same thing contests`() {
        var stated: [Stated<Int>] = []
        stated.takeAccount(1, fact(0)) { $0.value % 10 == 1 }
        stated.takeAccount(2, fact(1)) { $0.value % 10 == 2 }
        stated.takeAccount(11, fact(2)) { $0.value % 10 == 1 }
        #expect(stated.map(\.value) == [11, 2])
        #expect(stated.map(\.contests) == [at(0), []])
    }

    @Test func `the same account again changes nothing`() {
        var stated: [Stated<Int>] = []
        stated.takeDailyAccount(1, fact(0))
        stated.takeDailyAccount(1, fact(1))
        #expect(stated == [Stated(1, fact(0))])
    }

    @Test func `of a thing of which there is one a day another day has another`() {
        var stated: [Stated<Int>] = []
        stated.takeDailyAccount(1, fact(0))
        stated.takeDailyAccount(2, fact(1, on: "2013-04-02"))
        stated.takeDailyAccount(3, fact(2, on: "2013-04-01"))
        #expect(stated.map(\.value) == [3, 2])
        #expect(stated.map(\.contests) == [at(0), []])
    }

    @Test func `of the last thing another day is a contradiction too`() {
        var stated: [Stated<Int>] = []
        stated.takeLastAccount(1, fact(0))
        stated.takeLastAccount(1, fact(1))
        #expect(stated.map(\.isContested) == [false])
        stated.takeLastAccount(1, fact(2, on: "2013-04-02"))
        #expect(stated.map(\.on) == [day("2013-04-02")])
        #expect(stated.map(\.contests) == [at(0)])
    }
}
