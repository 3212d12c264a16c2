import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct LogCheckIndexTests {
    private let folders = TemporaryFolders()

    /// Each spoils one part of a run of twelve events.
    @Test(arguments: [
        "UPDATE keyrun SET count = count + 1", "UPDATE keyrun SET upto = 900",
        "UPDATE keyrun SET upto = upto + 1", "UPDATE keyrun SET upto = upto - 1",
        "UPDATE keyfilter SET bits = zeroblob(length(bits))", "DELETE FROM keyfilter",
        // No key is lost by it; a filter that lets everything through is one all the same.
        "UPDATE keyfilter SET bits = CAST(x'ff' || substr(bits, 2) AS BLOB)",
        "UPDATE keyfilter SET fences = zeroblob(8)", "UPDATE keyfilter SET fences = x''",
        "DELETE FROM keychunk", "UPDATE keychunk SET entries = x'00'",
    ])
    func `a check finds what is wrong with the key index`(damage: String) async throws {
        let folder = try await folders.ledger([])
        let settings = KeyIndex.Settings(
            tailCapacity: 10, fanOut: 3, highestLevel: 1, patience: 10)
        let store = try SQLiteEventStore.open(
            folder: folder, mode: .writing, clock: SettableClock(), keys: settings)
        for number in 0..<12 { _ = try await store.append(Sample.request([number])) }
        #expect(try checks(store) == [])
        try await store.close()
        #expect(PlainConnection(folder + "/log.sqlite").run(damage) == nil)
        let reader = try SQLiteEventStore.open(folder: folder, mode: .reading)
        #expect(try checks(reader) == ["index"])
        // Whoever has no time for all of the log finds it, too.
        let found = Result { try reader.indexDamage() + ["\(try reader.checkSpots()) events"] }
        #expect((try? found.get().count) ?? 2 > 1)
    }

    private func checks(_ store: SQLiteEventStore) throws -> Set<String> {
        let check = try store.check(tags: { Sample.tags(of: $0) }, progress: { _ in })
        return Set(check.failures.map(\.check))
    }
}
