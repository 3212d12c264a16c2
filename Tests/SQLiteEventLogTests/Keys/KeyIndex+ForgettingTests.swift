import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct KeyIndexForgettingTests {
    private let folders = TemporaryFolders()
    private let settings = KeyIndex.Settings(
        tailCapacity: 20, fanOut: 3, highestLevel: 2, patience: 5)

    private func open(
        _ folder: String, _ mode: SQLiteEventStore.Mode = .writing
    ) throws -> SQLiteEventStore {
        try SQLiteEventStore.open(
            folder: folder, mode: mode, clock: SettableClock(), keys: settings)
    }

    @Test func `forgotten keys are in no run, and every other key is found`() async throws {
        let folder = try await folders.ledger([])
        let store = try open(folder)
        for start in stride(from: 0, to: 300, by: 10) {
            let samples = (start..<(start + 10)).map { Sample($0, isSealed: true) }
            _ = try await store.append(Sample.request(samples))
        }
        // Others that have the runs in memory find their way when these are written anew.
        let (reader, writer) = (try open(folder, .reading), try open(folder))
        let keys = (0..<300).map { Sample($0).key }
        #expect(try reader.recorded(keys).allSatisfy { $0 != nil })
        _ = try await writer.append(Sample.request([1_000]))
        let forgotten: Set = [0, 1, 77, 150, 299]
        let places = forgotten.map {
            DisclosurePlace(position: Position(UInt64($0)), name: "contact")
        }
        try await store.destroy(places, forgetsRequests: true)
        for other in [store, reader, writer] {
            let found = try other.recorded(keys)
            for number in 0..<300 {
                #expect((found[number] == nil) == forgotten.contains(number), "\(number)")
                #expect(
                    try other.position(of: Sample(number).id) == Position(UInt64(number)))
            }
        }
        _ = try await writer.append(Sample.request([1_001]))
        let check = try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
        #expect(check.failures == [])
        try await writer.close()
        try await store.close()
    }
}
