import EventLog
import SafeFiles
import TestSupport
import Testing

@testable import Ledger

@Suite struct RememberedCheckpointTests {
    @Test func `a log that extends what was signed last says so`() async throws {
        let signed = try await SignedLedger(events: 4)
        let store = signed.ledger.store
        let none = try Ledger.verify(store, memory: signed.memory)
        #expect(none.isSound && none.unproved.contains(Verification.shownBefore))
        _ = try await signed.sign()
        try await signed.record(2)
        let known = try Ledger.verify(store, memory: signed.memory)
        #expect(known.isSound && !known.unproved.contains(Verification.shownBefore))
        #expect(
            known.checked.contains {
                $0.contains("as \(signed.memory.folder) remembers it: its first 4 events")
            })
        let audited = try Ledger.verify(
            store, against: [], trusted: signed.trusted(), memory: signed.memory)
        #expect(audited.isSound)
        #expect(!audited.unproved.contains { $0.contains("shown before") })
    }

    @Test func `a log that is shorter or another is found, with both sizes`() async throws {
        let signed = try await SignedLedger(events: 6)
        _ = try await signed.sign()
        for (first, check, words) in [
            (0, "rollback", "the log has 5 events, and was signed with 6"),
            (1_000, "rewritten", "the log is not the one that was signed with 6 events"),
        ] {
            let other = try await SignedLedger(events: first == 0 ? 5 : 6, first: first)
            let found = try Ledger.verify(other.ledger.store, memory: signed.memory).failures
            #expect(found.map(\.check) == [check])
            #expect(found.first?.reason.hasPrefix(words) == true)
        }
    }

    @Test func `what is remembered and cannot be read is no proof`() async throws {
        let signed = try await SignedLedger(events: 4)
        _ = try await signed.sign()
        let name = try #require(
            TestFolder.names(in: signed.memory.folder).first {
                $0.hasSuffix(".checkpoint")
            })
        try SafeFiles.write(bytes: [1], to: "\(signed.memory.folder)/\(name)")
        let found = try Ledger.verify(signed.ledger.store, memory: signed.memory)
        #expect(found.failures.map(\.check) == ["rollback"])
        #expect(found.unproved.contains(Verification.shownBefore))
    }
}
