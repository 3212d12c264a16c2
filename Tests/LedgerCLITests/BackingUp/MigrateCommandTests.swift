import CanonicalJSON
import EventLog
import SQLiteEventLog
import SafeFiles
import Testing
import TransparencyLog

@testable import LedgerCLI

struct MigrateCommandTests {
    @Test func `a ledger of this release has nothing to migrate`() async throws {
        let trial = try await Trial.withStory()
        let planned = await trial.run("migrate", "--dry-run")
        #expect(planned.status == 0)
        #expect(planned.output.contains("6 events, tables of format 1"))
        #expect(planned.output.hasSuffix("nothing to do\n"))
        let done = await trial.run("migrate", "--json")
        try Golden.check("migrate", done.output, hiding: trial.folder)
        #expect(await trial.run("migrate", "--ledger", trial.path("none")).status == 8)
    }

    @Test func `a ledger with an event that this release cannot read is left as it is`()
        async throws
    {
        let trial = try await Trial.withStory()
        let store = try SQLiteEventStore.open(folder: trial.ledger, mode: .writing)
        // As builds wrote a reveal before it named the stream of its event.
        let line =
            #"{"type":"ledger.disclosures-revealed.v1","subject":"ledger/a","#
            + #""occurredon":"2013-07-06","data":{}}"#
        let body = try #require(Reference("GB-NHS-TST"))
        let id = EventID(high: 7, low: 7)
        let draft = LeafDraft(
            LeafDraft.Envelope(
                try Proposal(line: Array(line.utf8)).header, id: id, actor: body,
                onBehalfOf: body, source: store.origin),
            data: Array(
                (#"{"disclosures":["WyJhIiwiYiIsMV0"],"#
                    + #""event":"00000000-0000-4000-8000-000000000004","reasonCode":"ordered"}"#)
                    .utf8), tags: [], disclosures: [], recordedTime: nil)
        _ = try await store.append(
            AppendRequest(entries: [
                RequestEntry(
                    key: RequestKey(high: 7, low: 7), content: TreeHash.leaf([7]), drafts: [draft])
            ]))
        try await store.close()
        let before = try setFormat(0, of: trial)
        for more in [["--dry-run"], []] {
            let refused = await trial.run(["migrate"] + more)
            #expect(refused.status == 8)
            #expect(refused.messages.contains("cannot read event 6, so nothing was changed"))
            #expect(refused.messages.contains("ledger.disclosures-revealed.v1: /data/stream: "))
            #expect(refused.messages.contains("hint: go on with the build that wrote the ledger"))
            #expect(try SafeFiles.read(trial.path("ledger/log.sqlite"), limit: 1 << 24) == before)
        }
    }

    /// Has the database say that its tables are of a format; its bytes then.
    private func setFormat(_ format: UInt8, of trial: Trial) throws -> [UInt8] {
        let path = trial.path("ledger/log.sqlite")
        var bytes = try SafeFiles.read(path, limit: 1 << 24)
        // The user version stands at byte 60 of the header, highest byte first.
        bytes[63] = format
        try SafeFiles.write(bytes: bytes, to: path)
        return bytes
    }
}
