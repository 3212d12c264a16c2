import EventLog
import Ledger
import TestSupport
import Testing
import TransparencyLog

@Suite struct CheckpointScheduleTests {
    @Test(
        arguments: [
            ("1", .events(1)), ("10000", .events(10_000)), ("30s", .duration(.seconds(30))),
            ("5m", .duration(.seconds(300))), ("1h", .duration(.seconds(3_600))), ("0", nil),
            ("", nil), ("s", nil), ("5 m", nil), ("-5", nil), ("5d", nil), ("1234567890", nil),
        ] as [(String, CheckpointInterval?)])
    func `an interval is a number of events or a duration`(
        text: String, interval: CheckpointInterval?
    ) {
        #expect(CheckpointInterval(text) == interval)
    }

    @Test func `a long import is signed on the way, and each checkpoint extends the last`()
        async throws
    {
        let signed = try await SignedLedger(events: 1)
        let schedule = CheckpointSchedule(
            every: .events(1_000), key: signed.key, memory: signed.memory)
        let folder = try TestFolder()
        let lines = (0..<4_500).map { registered("C\($0 + 100)", id: 10_000 + $0) }
        let report = try await signed.ledger.importFiles(
            [folder.file("lines.jsonl", lines)], options: ImportOptions(checkpoints: schedule))
        #expect(report.recorded == 4_500)
        try await schedule.sign(signed.ledger)
        let last = try #require(try signed.ledger.latestCheckpoint())
        #expect(last.checkpoint.size == 4_501 && schedule.count == 4)
        let first = try #require(try signed.ledger.latestCheckpoint(upTo: .init(2_500)))
        let growth = try signed.ledger.proveConsistency(from: first.checkpoint.size)
        try growth.consistency.verify(
            oldRoot: first.checkpoint.root, newRoot: last.checkpoint.root)
    }
}
