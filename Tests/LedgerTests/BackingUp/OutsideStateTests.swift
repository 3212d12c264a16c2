import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

struct OutsideStateTests {
    @Test func `a log extends a state, is older than it, or is another log`() async throws {
        let signed = try await SignedLedger(events: 5)
        let store = signed.ledger.store
        let head = try store.head()
        let size = head.size.count
        let states = [
            OutsideState(size: 0, root: TreeHash.emptyRoot, source: "nothing"),
            OutsideState(
                size: 2, root: try Ledger.root(of: store, at: 2), source: "an early one"),
            OutsideState(size: size, root: head.root, source: "the last one"),
        ]
        let whole = try RestoreVerdict(on: store, knowing: states)
        #expect(whole.isWhole && whole.givenUp == nil)
        #expect(whole.standings.map(\.standing) == [.extends, .extends, .extends])
        let older = OutsideState(size: size + 4, root: head.root, source: "a later one")
        let other = OutsideState(size: 2, root: head.root, source: "a forged one")
        let verdict = try RestoreVerdict(on: store, knowing: states + [older, other])
        #expect(!verdict.isWhole)
        #expect(verdict.givenUp == older)
        let sentences = verdict.sentences(size: size)
        #expect(sentences[0] == "it extends nothing (events: 0)")
        #expect(
            sentences[3] == "OLDER: it has \(size) events, and a later one says that there were "
                + "\(size + 4)")
        #expect(
            sentences[4] == "ANOTHER LOG: its first 2 events are not those of a forged one")
    }
}
