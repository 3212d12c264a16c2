import CanonicalJSON
import Commissioning
import EventLog
import SQLiteEventLog
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct ErasingTests {
    private let name = "Annabel Quillfeather"

    /// A ledger on the disk with Ann in two events and Bea in one, imported from lines without ids.
    fileprivate struct House {
        let folder: TestFolder
        let store: SQLiteEventStore
        let ledger: Ledger
        let vault: KeyFolder
        var path: String { "\(folder.path)/ledger" }
        var keys: String { "\(folder.path)/keys" }

        init(_ lines: [String]) async throws {
            folder = try TestFolder()
            try SafeFiles.makeFolder("\(folder.path)/keys")
            let clock = SettableClock(Till.start)
            store = try SQLiteEventStore.create(
                folder: "\(folder.path)/ledger", origin: Till.origin, clock: clock)
            vault = KeyFolder(keysFolder: "\(folder.path)/keys", mac: Till.mac)
            let till = Till(
                try Ledger(store, requestMAC: Till.mac, clock: clock, defaults: Till.defaults))
            ledger = try Guest.ledger(on: till, vault: vault)
            let report = try await Till(ledger).importing(lines)
            guard report.recorded == lines.count else { throw TestFailure("\(report.errors)") }
        }

        /// The files in the ledger's folder that hold these bytes.
        func filesHolding(_ needle: [UInt8], in folder: String? = nil) throws -> [String] {
            let folder = folder ?? path
            return try TestFolder.names(in: folder).filter { name in
                let bytes = try SafeFiles.read("\(folder)/\(name)", limit: 1 << 28)
                return bytes.holds(needle)
            }
        }
    }

    private func people() throws -> (ann: Reference, bea: Reference, clerk: Reference) {
        (
            try #require(Reference("person:ann")), try #require(Reference("person:bea")),
            try #require(Reference("person:9"))
        )
    }

    private var lines: [String] {
        [
            Guest.invites(), Guest.invites("person:bea", name: "Beatrice"),
            Guest.invites(name: "Annabel Quillfeather again", id: 7),
        ]
    }

    @Test func `after an erasure every leaf and proof stands, and the value is nowhere`()
        async throws
    {
        let (ann, bea, clerk) = try people()
        let house = try await House(lines)
        let ledger = house.ledger
        let names = Array(name.utf8)
        let before = try ledger.store.head()
        let leaves = try (0..<3).map { try ledger.leaf(at: Position($0)) }
        let rows = try ledger.store.disclosures(at: Position(0)).filter(\.isLocked)
        let encoded = try rows.map { try #require(try house.vault.open($0)).encoded }
        let mac = try #require(
            Proposal(line: Array(lines[0].utf8)).bytesForTest.map { Till.mac.content($0).bytes })
        // The value is in no file even before, for it is locked; its digest of request is.
        #expect(try house.filesHolding(names) == [])
        #expect(try !house.filesHolding(mac).isEmpty)
        #expect(try !house.filesHolding(Array(rows[0].encoded.utf8)).isEmpty)

        let answer = try await ledger.erase(ann, basis: .objection, by: clerk)
        #expect(answer.values.count == 4 && answer.recorded.count == 1)

        for (index, leaf) in leaves.enumerated() {
            #expect(try ledger.leaf(at: Position(UInt64(index))) == leaf)
        }
        let check = try ledger.verify()
        #expect(check.isSound, "\(check.failures)")
        #expect(try ledger.store.head().size.count == before.size.count + 1)
        // Not in the database, its free pages, the write-ahead log, nor in a backup made now.
        let backup = try house.backup()
        try await house.store.close()
        for folder in [house.path, backup] {
            for needle in [names, mac, Array(mac.prefix(16)), Array(rows[0].encoded.utf8)]
                + encoded.map({ Array($0.utf8) })
            {
                #expect(try house.filesHolding(needle, in: folder) == [], "\(needle.count)")
            }
        }
        #expect(try house.vault.keyID(of: ann) == nil && house.vault.keyID(of: bea) != nil)
        #expect(TestFolder.names(in: house.vault.path).count == 1)
        // What an old backup holds does not open any more; Bea's does.
        #expect(try rows.allSatisfy { try house.vault.open($0) == nil })
    }

    @Test func `what was erased is said in its place, with the event that says so`() async throws {
        let (ann, _, clerk) = try people()
        let house = try await House(lines)
        let ledger = house.ledger
        let dry = try await ledger.erase(ann, basis: .objection, by: clerk, isDryRun: true)
        #expect(dry.values.count == 4 && dry.recorded.isEmpty)
        #expect(try ledger.store.head().size.count == 3)
        _ = try await ledger.erase(ann, basis: .objection, by: clerk)
        let event = try ledger.event("0", knownAt: ledger.knownAt("position:3"))
        #expect(event.sealed.compactMap(\.words) == ["erased (objection)", "erased (objection)"])
        #expect(event.sealed.compactMap(\.name).first == "guests/0/name")
        let bea = try ledger.event("1", knownAt: ledger.knownAt(nil))
        #expect(bea.sealed.first?.value == .string("Beatrice"))
        let leaf = String(decoding: try ledger.leaf(at: Position(3)), as: UTF8.self)
        #expect(leaf.contains("ledger.disclosure-erased.v1") && !leaf.contains("Quill"))
        let again = await #expect(throws: LedgerError.self) {
            try await ledger.erase(ann, basis: .objection, by: clerk)
        }
        guard case .notFound? = again else { return #expect(Bool(false)) }
    }

    @Test func `an erasure that was cut short goes on where it ended`() async throws {
        let (ann, _, clerk) = try people()
        let house = try await House(lines)
        let ledger = house.ledger
        let row = try #require(try ledger.store.disclosures(at: Position(0)).first)
        let id = try #require(
            try ledger.event("0", knownAt: ledger.knownAt(nil)).text("id"))
        // One value was recorded as erased, and its row was still there when the power went.
        let text = line(
            "ledger.disclosure-erased.v1", "ledger/disclosures", "2010-01-01",
            #"{"values":[{"event":"\#(id)","digest":"\#(row.digest)","field":"\#(row.name)"}],"#
                + #""basis":"objection","by":"person:9"}"#)
        _ = try await ledger.recordOwn(Array(text.utf8))
        let answer = try await ledger.erase(ann, basis: .objection, by: clerk)
        #expect(answer.values.count == 4 && answer.recorded.count == 1)
        #expect(try ledger.store.disclosures(at: Position(0)).map(\.name) == ["guests/0/remark"])
        #expect(try ledger.verify().isSound)
    }

    @Test func `a line that is recognised no longer says so by its id`() async throws {
        let (ann, _, clerk) = try people()
        let house = try await House(lines)
        _ = try await house.ledger.erase(ann, basis: .objection, by: clerk)
        let report = try await Till(house.ledger).importing([lines[2]])
        #expect(report.rejected == 1)
        #expect(report.errors.first?.reason.contains("was erased") == true)
    }
}

extension ErasingTests.House {
    /// A copy of the folder, as a backup would make it.
    fileprivate func backup() throws -> String {
        let copy = "\(folder.path)/backup"
        try SafeFiles.makeFolder(copy)
        for name in TestFolder.names(in: path) {
            let bytes = try SafeFiles.read("\(path)/\(name)", limit: 1 << 28)
            try SafeFiles.write(bytes: bytes, to: "\(copy)/\(name)")
        }
        return copy
    }
}

extension Proposal {
    /// The line as it is digested.
    fileprivate var bytesForTest: [UInt8]? { LineKeys.canonical(self) }
}

extension [UInt8] {
    /// Whether these bytes stand somewhere in it.
    fileprivate func holds(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first, count >= needle.count else { return false }
        return withUnsafeBytes { bytes in
            var start = 0
            while start + needle.count <= bytes.count {
                if bytes[start] == first,
                    bytes[start..<(start + needle.count)].elementsEqual(needle)
                {
                    return true
                }
                start += 1
            }
            return false
        }
    }
}
