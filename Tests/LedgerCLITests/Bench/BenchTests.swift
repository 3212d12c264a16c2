import EventLog
import Ledger
import Testing

@testable import LedgerCLI

struct BenchTests {
    @Test func `a ledger to be measured is a ledger like any other`() async throws {
        let trial = try Trial()
        let bench = Bench(
            place: trial.folder, count: 10, seedNumber: 1,
            progress: Progress(.process, isQuiet: true))
        let ledger = try await bench.makeLedger(trial.ledger)
        #expect(try ledger.store.head().size == LogSize(1))
        #expect(try ledger.verify().isSound)
    }

    @Test func `sample leaves are as long as those that are recorded`() throws {
        let trial = try Trial()
        let sample = SampleLeaves(number: 1)
        #expect(try sample.limitBare("\(trial.folder)/bare.sqlite", count: 500) > 0)
        #expect(throws: Failure.self) {
            try sample.limitBare("\(trial.folder)/no/such/folder", count: 1)
        }
    }
}
