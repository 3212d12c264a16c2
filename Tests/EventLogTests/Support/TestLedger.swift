import EventLog
import TransparencyLog

/// A ledger in memory, written to one line at a time.
final class TestLedger {
    let store = MemoryEventStore(origin: "ledger.example/test", clock: HandClock())
    private let random = CountingRandom()
    private var count: UInt64 = 0
    let types: Catalogue

    init(_ types: Catalogue = catalogue) { self.types = types }

    var size: LogSize { store.head().size }

    func typeOfEvent(_ id: EventID) -> (EventTypeName, StreamName)? {
        guard let position = store.position(of: id) else { return nil }
        var found: (EventTypeName, StreamName)?
        store.read(.all, from: position, to: LogSize(position.index + 1)) { row in
            guard let header = try? LeafHeader(row.leaf),
                let type = header.text(.type, in: row.leaf).flatMap(EventTypeName.init),
                let subject = header.text(.subject, in: row.leaf).flatMap(StreamName.init)
            else { return false }
            found = (type, subject)
            return false
        }
        return found
    }

    func validate(_ text: String) throws -> ValidProposal {
        let proposal = try Proposal(line: Array(text.utf8))
        return try types.validate(proposal, defaults: defaults) { self.typeOfEvent($0) }
    }

    /// Records a line without asking a desk; its id is the number of the event, from 1.
    @discardableResult
    func record(_ text: String) async throws -> EventID {
        let valid = try validate(text)
        count += 1
        let id = valid.header.id ?? EventLogTests.id(count)
        try await record(valid.draft(id: id, source: store.origin, random: random))
        return id
    }

    /// Records a line of a type that no release writes any more.
    func recordOld(_ text: String) async throws -> EventID {
        let proposal = try Proposal(line: Array(text.utf8))
        count += 1
        let id = EventLogTests.id(count)
        guard let actor = defaults.actor, let body = defaults.onBehalfOf else { return id }
        let envelope = LeafDraft.Envelope(
            proposal.header, id: id, actor: actor, onBehalfOf: body, source: store.origin)
        let data = proposal.withData { Array($0.bytes) }
        try await record(
            LeafDraft(envelope, data: data, tags: [], disclosures: [], recordedTime: nil))
        return id
    }

    func record(_ draft: LeafDraft) async throws {
        let content = TreeHash.leaf(draft.id.bytes)
        _ = try await store.append(
            AppendRequest(entries: [
                RequestEntry(key: RequestKey(draft.id), content: content, drafts: [draft])
            ]))
    }

    func leaf(at index: UInt64) -> [UInt8] {
        var leaf: [UInt8] = []
        store.read(.all, from: Position(index), to: LogSize(index + 1)) { row in
            leaf = Array(row.leaf)
            return false
        }
        return leaf
    }

    /// The states of all tills, by a fold of the whole log.
    func tills(
        knownAt size: LogSize? = nil, asOf: CivilDate? = nil, capacity: Int = .max,
        ends: (any EventStore)? = nil
    ) throws -> [StreamName: Till.State] {
        var states: [StreamName: Till.State] = [:]
        let fold = LogFold(types, asOf: asOf, capacity: capacity)
        if let ends { try fold.expectEnds(ends) }
        fold.whenSettled(in: Till.self) { states[$1] = $2 }
        try takeAll(fold, knownAt: size)
        try fold.finish(store)
        return states
    }

    /// The state of one till, by a fold of its stream.
    func till(
        _ name: StreamName, knownAt size: LogSize? = nil, asOf: CivilDate? = nil
    ) throws -> Till.State {
        let history = try store.history(of: name, knownAt: size ?? self.size)
        return try types.state(of: name, in: Till.self, history: history, asOf: asOf)
    }
}

extension TestLedger {
    /// Has a fold take in all rows below a size.
    func takeAll(
        _ fold: LogFold, from first: UInt64 = 0, knownAt size: LogSize? = nil
    ) throws {
        var failure: FoldError?
        store.read(.all, from: Position(first), to: size ?? self.size) { row in
            do throws(FoldError) {
                try fold.take(row)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
    }
}
