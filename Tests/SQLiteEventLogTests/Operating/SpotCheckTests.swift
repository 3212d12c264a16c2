import EventLog
import EventLogLaws
import Testing

@testable import SQLiteEventLog

struct SpotCheckTests {
    private let folders = TemporaryFolders()

    @Test func `of a small log every event is looked at, of a large one as many as there is time`()
        async throws
    {
        let empty = try SQLiteEventStore.open(
            folder: try await folders.ledger([]), mode: .reading)
        #expect(try empty.checkSpots() == 0)
        let folder = try await folders.ledger((0..<1_500).map { Sample($0) })
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try store.checkSpots() == SpotCheck.limit)
    }

    @Test(arguments: [
        ("leaf = x'7b7d'", "its leaf is not the one that was hashed"),
        ("leafhash = zeroblob(32)", "its leaf is not the one that was hashed"),
        ("position = 900", "the event is missing"),
    ]) func `an event that is not what was recorded is named`(
        change: String, reason: String
    ) async throws {
        let folder = try await folders.ledger((0..<20).map { Sample($0) })
        let spoiled = PlainConnection(folder + "/log.sqlite")
        spoiled.silenceTriggers()
        #expect(spoiled.run("UPDATE event SET \(change) WHERE position = 7") == nil)
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(throws: StoreError.damaged(position: Position(7), reason)) {
            try store.checkSpots()
        }
    }

    @Test func `an event that is not found by its id is named`() async throws {
        let folder = try await folders.ledger([])
        let settings = KeyIndex.Settings(
            tailCapacity: 10, fanOut: 3, highestLevel: 1, patience: 10)
        let writer = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock(), keys: settings)
        for number in 0..<12 { _ = try await writer.append(Sample.request([number])) }
        try await writer.close()
        let spoiled = PlainConnection(folder + "/log.sqlite")
        spoiled.silenceTriggers()
        spoiled.run("UPDATE event SET id = zeroblob(16) WHERE position = 3")
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(
            throws: StoreError.damaged(
                position: Position(3), "its id is not found, or elsewhere")
        ) { try store.checkSpots() }
    }
}
