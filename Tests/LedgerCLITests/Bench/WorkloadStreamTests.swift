import EventLog
import Testing

@testable import LedgerCLI

struct WorkloadStreamTests {
    @Test func `a stream ends after as many events as it was made for`() {
        var random = WorkloadRandom(state: 3)
        var stream = WorkloadStream(number: 1, body: 7, length: 12, &random)
        var made = 0
        while !stream.isDone {
            _ = stream.next(on: CivilDate(daysSinceEpoch: 16_000).adding(days: made), &random)
            made += 1
        }
        #expect(made == 12)
    }

    @Test func `about one event in ten comes late within its stream`() throws {
        var random = WorkloadRandom(state: 9)
        var stream = WorkloadStream(number: 0, body: 0, length: 5_000, &random)
        var (late, latest) = (0, CivilDate(daysSinceEpoch: 0))
        for day in 0..<2_000 {
            let line = stream.next(on: CivilDate(daysSinceEpoch: 15_000 + Int32(day)), &random)
            let on = try Proposal(line: line.bytes).header.occurredOn
            if on < latest { late += 1 }
            latest = max(latest, on)
        }
        #expect((120...280).contains(late))
    }

    @Test(arguments: [0, 25, 26, 210])
    func `every body has a code of the register's form`(body: Int) {
        #expect(WorkloadStream.code(body).utf8.count == 3)
    }
}
