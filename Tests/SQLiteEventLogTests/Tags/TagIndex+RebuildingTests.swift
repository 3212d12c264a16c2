import EventLog
import EventLogLaws
@testable import SQLiteEventLog
import Testing

struct TagIndexRebuildingTests {
    private let folders = TemporaryFolders()

    @Test(arguments: [1 as UInt64, 7, 100, 1 << 16])
    func `made again, the index holds the tags that the events have now`(
        window: UInt64
    ) async throws {
        let folder = try await folders.ledger((0..<250).map { Sample($0) })
        let connection = try Connection(folder + "/log.sqlite", for: .writing)
        try connection.access { () throws(StoreError) in
            try connection.execute("BEGIN IMMEDIATE")
            try TagIndex.rebuild(
                connection, TagIndex.Settings(tailCapacity: 40, fanOut: 3, highestLevel: 2),
                window: window
            ) { leaf in
                Sample.tags(of: leaf).filter { $0 != "all" } + ["new"]
            }
            try connection.execute("COMMIT")
        }
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
        let check = try store.check(
            tags: { Sample.tags(of: $0).filter { $0 != "all" } + ["new"] }, progress: { _ in })
        #expect(check.failures.isEmpty, "\(check.failures)")
        #expect(try TagRun.upTo(connection) > 200)
    }
}
