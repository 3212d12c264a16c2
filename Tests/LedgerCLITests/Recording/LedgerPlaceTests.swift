import EventLog
import Ledger
import SQLiteEventLog
import SafeFiles
import Testing

@testable import LedgerCLI

struct LedgerPlaceTests {
    private let origin = "a.example/x"

    private func place(
        _ trial: Trial, _ origin: String? = nil, keys: String? = nil
    ) -> LedgerPlace {
        LedgerPlace(trial.ledger, origin ?? self.origin, keys: keys ?? "\(trial.ledger).keys")
    }

    @Test func `a folder with nothing but what a making leaves is free`() throws {
        let trial = try Trial()
        #expect(place(trial) == .free)
        try SafeFiles.makeFolder(trial.ledger)
        #expect(place(trial) == .free)
        for name in ["lock", ".new-log.sqlite", ".new-log.sqlite-wal", ".tmp-0"] {
            try SafeFiles.write(bytes: [], to: "\(trial.ledger)/\(name)")
            #expect(place(trial) == .free)
        }
        try SafeFiles.write(bytes: [], to: "\(trial.ledger)/notes")
        #expect(place(trial) == .taken)
    }

    @Test func `an empty log of the same origin is one whose making was cut short`() async throws {
        let trial = try Trial()
        let store = try SQLiteEventStore.create(
            folder: trial.ledger, origin: origin, clock: SystemClock())
        try await store.close()
        #expect(place(trial) == .begun)
        #expect(place(trial, "b.example/x") == .taken)
    }

    @Test func `a log with its opening is made again by who has its keys alone`() async throws {
        let trial = try Trial()
        #expect(await trial.run("init", trial.ledger, "--origin", origin).status == 0)
        #expect(place(trial) == .begun)
        #expect(place(trial, keys: "\(trial.folder)/none") == .taken)
        #expect(place(try await Trial.withStory()) == .taken)
    }
}
