import EventLogLaws
import SQLiteEventLog
import Testing

struct LogSchemaTests {
    private let folders = TemporaryFolders()

    private static let columns: [String: (change: String, row: String)] = [
        "ledger": ("origin = 'x'", "SELECT * FROM ledger"),
        "event": ("version = 9", "SELECT * FROM event"),
        "request": ("count = 9", "SELECT * FROM request"),
        "entry": ("count = 9", "SELECT * FROM entry"),
        "tile": ("hashes = x'00'", "SELECT * FROM tile"),
        "checkpoint": ("note = x'00'", "SELECT * FROM checkpoint"),
    ]

    @Test(arguments: columns.keys.sorted())
    func `another program cannot change, remove or replace a row`(table: String) async throws {
        let store = try folders.store()
        _ = try await store.append(Sample.request(0..<300))
        let connection = PlainConnection(store.folder + "/log.sqlite")
        connection.run("INSERT INTO checkpoint VALUES (1, 300, x'00')")
        let (change, row) = try #require(LogSchemaTests.columns[table])
        let refusal = "\(table) is append-only"
        #expect(connection.run("UPDATE \(table) SET \(change)") == refusal)
        #expect(connection.run("DELETE FROM \(table)") == refusal)
        #expect(connection.run("INSERT OR REPLACE INTO \(table) \(row)") == refusal)
        #expect(connection.run("REPLACE INTO \(table) \(row) LIMIT 1") == refusal)
        #expect(connection.run("UPDATE OR REPLACE \(table) SET \(change)") == refusal)
        try await store.close()
    }
}
