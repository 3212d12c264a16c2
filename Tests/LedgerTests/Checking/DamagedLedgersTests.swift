import CSQLite
import EventLog
import Glibc
import Ledger
import SQLiteEventLog
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

/// Ledgers that somebody changed behind the program's back, and what verifying says of them.
@Suite(.serialized) struct DamagedLedgersTests {
    /// One kind of damage: what is done to the folder, and what is found.
    struct Damage: Sendable, CustomStringConvertible {
        let description: String
        let sql: String
        /// The checks that fail, each with the position it names.
        let found: Set<String>
        var file: (@Sendable (String) throws -> Void)?

        init(
            _ description: String, _ sql: String = "", _ found: Set<String>,
            file: (@Sendable (String) throws -> Void)? = nil
        ) {
            self.description = description
            self.sql = sql
            self.found = found
            self.file = file
        }
    }

    /// The leaf with a text replaced by another of the same length.
    private static func replacing(_ old: String, _ new: String) -> String {
        "CAST(replace(CAST(leaf AS TEXT), '\(old)', '\(new)') AS BLOB)"
    }

    static let damages: [Damage] = [
        Damage(
            "one byte of a leaf is changed",
            "UPDATE event SET leaf = \(replacing("138500000", "138500001")) WHERE position = 16",
            ["leaf-hash 16", "request 16", "root -"]),
        Damage(
            "a column beside a leaf is changed",
            "UPDATE event SET occurredon = occurredon + 1 WHERE position = 20", ["columns 20"]),
        Damage(
            "the last event is gone", "DELETE FROM event WHERE position = 83",
            ["request 83", "head -", "root -"]),
        Damage(
            "two events have changed places",
            """
            UPDATE event SET position = 900 WHERE position = 30;
            UPDATE event SET position = 30 WHERE position = 31;
            UPDATE event SET position = 31 WHERE position = 900;
            """, ["root -", "request 30", "request 31", "stream 30"]),
        Damage(
            "a tag is removed",
            """
            DELETE FROM tag WHERE position = 22
                AND tag = (SELECT number FROM tagname WHERE name = 'body:FICTRUST')
            """, ["tags 22"]),
        Damage("the head has another root", "UPDATE head SET root = zeroblob(32)", ["root -"]),
        Damage("the head has another size", "UPDATE head SET size = size - 1", ["head -"]),
        Damage(
            "a disclosure says something else",
            "UPDATE disclosure SET encoded = 'A' || substr(encoded, 2) WHERE position = 16",
            ["disclosure 16"]),
        Damage(
            "a stream has another version",
            "UPDATE stream SET version = version + 1 WHERE name = 'org/FICVALE'", ["stream 69"]),
        Damage(
            "a request has another root", "UPDATE request SET root = zeroblob(32) WHERE first = 9",
            ["request 9"]),
        Damage("the head file is gone", "", ["head-file -"]) { folder in
            guard unlink("\(folder)/head") == 0 else { throw TestFailure("there is no head file") }
        },
        Damage("the head file is damaged", "", ["head-file -"]) { folder in
            try SafeFiles.write(bytes: [UInt8](repeating: 7, count: 1_024), to: "\(folder)/head")
        },
    ]

    @Test(arguments: damages)
    func `verifying finds what was damaged, and where`(_ damage: Damage) async throws {
        let folder = try await DamagedLedgersTests.copy()
        try DamagedLedgersTests.run(damage.sql, in: folder.path)
        try damage.file?(folder.path)
        let verification = try DamagedLedgersTests.verify(folder.path)
        let found = Set(
            verification.failures.map { failure in
                "\(failure.check) \(failure.position?.description ?? "-")"
            })
        #expect(!verification.isSound)
        #expect(damage.found.isSubset(of: found), "\(verification.failures)")
    }

    @Test func `a ledger that was copied is sound`() async throws {
        let folder = try await DamagedLedgersTests.copy()
        let verification = try DamagedLedgersTests.verify(folder.path)
        #expect(verification.isSound && verification.leaves == 84, "\(verification.failures)")
    }

    @Test func `a leaf changed together with its hash is betrayed by the root`() async throws {
        let folder = try await DamagedLedgersTests.copy()
        let leaf = DamagedLedgersTests.replacing("138500000", "138500001")
        try DamagedLedgersTests.run(
            "UPDATE event SET leaf = \(leaf) WHERE position = 16", in: folder.path)
        let store = try SQLiteEventStore.open(folder: folder.path, mode: .reading)
        var hash = ""
        try store.read(.all, from: Position(16), to: LogSize(17)) { row in
            let digest = TreeHash.leaf(Array(row.leaf)).bytes
            hash = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return false
        }
        try DamagedLedgersTests.run(
            "UPDATE event SET leafhash = x'\(hash)' WHERE position = 16", in: folder.path)
        let checks = try DamagedLedgersTests.verify(folder.path).failures
        #expect(!checks.contains { $0.check == "leaf-hash" }, "\(checks)")
        #expect(checks.contains { $0.check == "root" && $0.position == nil })
        #expect(checks.contains { $0.check == "request" && $0.position == Position(16) })
    }

    @Test func `the database of another program is no ledger`() async throws {
        let folder = try await DamagedLedgersTests.copy()
        try DamagedLedgersTests.run("PRAGMA application_id = 7", in: folder.path)
        let error = #expect(throws: StoreError.self) {
            try SQLiteEventStore.open(folder: folder.path, mode: .reading)
        }
        guard case .notALedger(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("not that of a ledger"))
    }

    // MARK: Ledgers

    /// The ledger that every damage starts from, made once.
    private static let sound = Task {
        let folder = try TestFolder()
        let path = "\(folder.path)/ledger"
        let store = try SQLiteEventStore.create(
            folder: path, origin: Till.origin, clock: SettableClock(Till.start))
        _ = try await Till.simulated([Seed.number("00").path], on: store)
        try await store.close()
        return folder
    }

    private static func copy() async throws -> TestFolder {
        let original = "\(try await sound.value.path)/ledger"
        let folder = try TestFolder()
        for name in TestFolder.names(in: original) {
            try folder.file(name, bytes: SafeFiles.read("\(original)/\(name)", limit: 1 << 26))
        }
        return folder
    }

    private static func verify(_ folder: String) throws -> Verification {
        try Ledger.verify(SQLiteEventStore.open(folder: folder, mode: .reading))
    }

    /// Runs statements as another program would that takes no notice of the guards.
    static func run(_ sql: String, in folder: String) throws {
        guard !sql.isEmpty else { return }
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        guard sqlite3_open("\(folder)/log.sqlite", &handle) == SQLITE_OK else {
            throw TestFailure("cannot open the log in \(folder)")
        }
        csqlite_silence_triggers(handle)
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw TestFailure("\(sql): \(String(cString: sqlite3_errmsg(handle)))")
        }
        if sql.hasPrefix("UPDATE"), sqlite3_total_changes(handle) == 0 {
            throw TestFailure("nothing was changed by: \(sql)")
        }
    }
}
