import CanonicalJSON
import EventLog
import Glibc
import Ledger
import SQLiteEventLog
import SafeFiles
import Testing

@testable import LedgerCLI

struct BackupCommandTests {
    @Test func `a backup is made, verified and remembered, without head and keys`() async throws {
        let trial = try await Trial.signed()
        let made = await trial.run("backup", trial.path("b1"), "--json")
        #expect(made.status == 0, "\(made.messages)")
        let json = try made.json
        #expect(json["size"] == .count(6))
        #expect(json["verified"] == .bool(true))
        #expect(json["root"] == (try await trial.run("doctor", "--json").json)["root"])
        guard case .string(let note)? = json["checkpoint"] else {
            Issue.record("no checkpoint")
            return
        }
        #expect(note.hasPrefix("a.example/x\n6\n"))
        #expect(Folders.names(in: trial.path("b1")) == ["backup.json", "log.sqlite"])
        let memory = BackupMemory(folder: trial.ledger + ".state")
        #expect(try memory.latest(of: "a.example/x")?.place == trial.path("b1"))
        let text = await trial.run("backup", trial.path("b2"))
        #expect(text.output.hasPrefix("backed up 6 events of a.example/x to \(trial.path("b2"))"))
        #expect(text.output.contains("signed up to 6 events"))
        #expect(text.output.contains("not in it: \(trial.ledger).keys"))
    }

    @Test func `nothing is written over what is there, and nothing half is left`() async throws {
        let trial = try await Trial.withStory()
        let file = try trial.file("taken", ["x"])
        #expect(await trial.run("backup", file).status == 64)
        #expect(await trial.run("backup", trial.ledger).status == 64)
        #expect(await trial.run("backup", trial.path("no/where")).status == 8)
        #expect(await trial.run("backup", trial.path("b"), "--ledger", file).status == 8)
        #expect(
            Folders.names(in: trial.folder) == ["ledger", "ledger.keys", "story.jsonl", "taken"])
    }

    @Test func `a damaged log is not backed up, the event is named`() async throws {
        let trial = try await Trial.withStory()
        try Tampering.flipByte(of: Position(3), in: trial.ledger)
        let refused = await trial.run("backup", trial.path("b"))
        #expect(refused.status == 3)
        #expect(refused.messages.contains("event "))
        #expect(!Folders.isFolder(trial.path("b")))
        #expect(Folders.names(in: trial.folder)?.contains { $0.hasPrefix(".b.part") } == false)
    }

    @Test func `an erased person does not come back with a backup made before`() async throws {
        let trial = try await Trial.withStory()
        let person = Trial.line(
            "interests.role-taken.v1", "interests/02Q", "2013-06-02", 6,
            #"{"personRef":"person:9f2c","name":"Ann Vale","role":"other","isDecisionMaker":true}"#)
        let file = try trial.file("person.jsonl", [person])
        let imported = await trial.run("import", file)
        try #require(imported.status == 0, "\(imported.messages)")
        _ = await trial.run("backup", trial.path("before"))
        let keys = KeyFolder(keysFolder: trial.ledger + ".keys", mac: nil)
        let locked = try #require(try disclosures(trial.path("before")).first)
        #expect(locked.isLocked && locked.name == "name")
        #expect(try keys.open(locked) != nil)
        let erased = await trial.run(
            "erase", "person:9f2c", "--basis", "retentionEnded", "--by", "person:1a2b",
            "--confirm", "a.example/x")
        try #require(erased.status == 0, "\(erased.messages)")
        let made = await trial.run("backup", trial.path("after"))
        #expect(made.status == 0, "\(made.messages)")
        // The backup made before holds the value locked, and nobody has the key any more.
        #expect(try disclosures(trial.path("before")) == [locked])
        #expect(try keys.open(locked) == nil)
        #expect(try disclosures(trial.path("after")).isEmpty)
        let bytes = try SafeFiles.read(trial.path("after/log.sqlite"), limit: 1 << 30)
        #expect(!bytes.contains(Array(locked.encoded.utf8)))
        let older = await trial.run("restore", trial.path("before"), "--ledger", trial.ledger)
        #expect(older.status == 3, "it lacks the event of the erasure")
    }

    private func disclosures(_ backup: String) throws -> [Disclosure] {
        try SQLiteEventStore.open(folder: backup, mode: .copy).disclosures(at: Position(6))
    }
}
