import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct DraftSpoolTests {
    /// Entries as an import makes them from the lines of a seed.
    private func entries(_ till: Till, _ lines: [String]) throws -> [RequestEntry] {
        var entries: [RequestEntry] = []
        for (index, line) in lines.enumerated() {
            let proposal = try Proposal(line: Array(line.utf8))
            guard proposal.header.corrects == nil else { continue }
            let draft = try till.ledger.catalogue.validate(
                proposal, defaults: till.ledger.defaults
            ) { _ throws(StoreError) in nil }
            .draft(in: till.ledger, line: index, at: LogSize(1))
            entries.append(
                RequestEntry(
                    key: RequestKey(high: UInt64(index), low: 1),
                    content: TreeHash.leaf(Array(line.utf8)),
                    drafts: [draft]))
        }
        return entries
    }

    @Test func `entries come back as they were, a thousand at most together`() async throws {
        let till = try await Till.simulated()
        let story = try entries(till, Seed.number("00").lines)
        #expect(story.contains { !($0.drafts.first?.disclosures.isEmpty ?? true) })
        let spool = try DraftSpool(at: LogSize(1))
        let wanted = (0..<40).flatMap { _ in story }
        for (index, entry) in wanted.enumerated() {
            let draft = try #require(entry.drafts.first)
            let version = StreamVersion(Int32(index))
            if index.isMultiple(of: 2) {
                try spool.add(entry.key, content: entry.content, after: version, draft)
            } else {
                var bytes = SpooledBytes()
                draft.spool(to: &bytes)
                try bytes.buffer.withUnsafeBufferPointer { bytes throws(LedgerError) in
                    try spool.add(
                        entry.key, content: entry.content, after: version, spooled: bytes)
                }
            }
        }
        try spool.flush()
        #expect(spool.count == wanted.count && wanted.count > 3_000)
        let reader = spool.reader()
        var found: [RequestEntry] = []
        while case let run = try reader.next(), !run.isEmpty {
            #expect(run.count <= AppendRequest.maximumCount)
            #expect(
                run.map(\.version)
                    == (found.count..<found.count + run.count).map { StreamVersion(Int32($0)) })
            found += run.map(\.entry)
        }
        #expect(found.count == wanted.count)
        for (old, new) in zip(wanted, found) {
            guard let draft = old.drafts.first, let copy = new.drafts.first else {
                Issue.record("an entry has no draft")
                continue
            }
            #expect(old.key == new.key && old.content == new.content)
            #expect(draft.id == copy.id && draft.type == copy.type)
            #expect(draft.subject == copy.subject && draft.occurredOn == copy.occurredOn)
            #expect(draft.tags == copy.tags && draft.disclosures == copy.disclosures)
            #expect(draft.recordedTime == copy.recordedTime)
            let version = StreamVersion(3)
            #expect(
                draft.leaf(recordedTime: Till.start, streamVersion: version)
                    == copy.leaf(recordedTime: Till.start, streamVersion: version))
        }
    }

    @Test func `a spool of nothing gives nothing`() throws {
        let spool = try DraftSpool(at: LogSize(1))
        try spool.flush()
        #expect(try spool.reader().next().isEmpty && spool.count == 0)
    }
}
