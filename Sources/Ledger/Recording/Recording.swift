internal import CanonicalJSON
internal import Commissioning
public import EventLog
internal import TransparencyLog

/// What recording one proposal came to.
public struct Recorded: Sendable {
    /// The store's receipt.
    public let receipt: Receipt
    /// The id of the event.
    public let id: EventID
}

extension Ledger {
    /// Records one proposal: reads, validates, decides and appends it.
    ///
    /// - Parameters:
    ///   - line: The proposal, one JSON object.
    ///   - requestID: Makes the request happen once, however often it is made; the proposal's own
    ///     id does so too.
    /// - Throws: ``LedgerError``.
    public func record(
        _ line: [UInt8], requestID: String? = nil
    ) async throws(LedgerError) -> Recorded {
        guard let requestMAC else {
            throw .keys("the ledger was opened for reading only", hint: nil)
        }
        do {
            let proposal = try catalogue.proposal(line: line, defaults: defaults)
            let content = requestMAC.content(LineKeys.canonical(proposal))
            let key = key(for: proposal, requestID, requestMAC)
            // Somebody may write in between; then it is decided again, against what is there now.
            for _ in 0..<Ledger.attempts {
                if let replay = try await replay(proposal, key, content) { return replay }
                try await noteClock(by: proposal.header)
                if let recorded = try await decideAndAppend(proposal, key, content) {
                    return recorded
                }
            }
            throw LedgerError.append(.store(.unavailable("other writers kept coming first")))
        } catch {
            throw LedgerError(error)
        }
    }

    /// Records a fact that only the ledger records, of itself: what a verb did or met with, and
    /// never what somebody proposes.
    ///
    /// - Parameters:
    ///   - line: The fact, one JSON object.
    ///   - requestID: Makes the request happen once, however often it is made.
    /// - Throws: ``LedgerError``.
    public func recordOwn(
        _ line: [UInt8], requestID: String? = nil
    ) async throws(LedgerError) -> Recorded {
        try await speakingOfItself.record(line, requestID: requestID)
    }

    /// How often a proposal is decided again because others wrote to its stream; each time at
    /// least one of them has come through.
    private static let attempts = 256

    /// Decides a proposal and records nothing; the events it would be recorded as.
    ///
    /// - Throws: ``LedgerError``.
    public func dryRun(_ line: [UInt8]) throws(LedgerError) -> LeafDraft {
        do {
            return try decide(try catalogue.proposal(line: line, defaults: defaults)).draft
        } catch {
            throw LedgerError(error)
        }
    }

    private func key(
        for proposal: Proposal, _ requestID: String?, _ mac: RequestMAC
    ) -> RequestKey {
        if let id = proposal.header.id { return RequestKey(id) }
        guard let requestID else {
            return RequestKey(EventID(version7At: clock.now(), random: random.sixteenBytes()))
        }
        return mac.key(ofContent: mac.content(Array("request:\(requestID)".utf8)), occurrence: 0)
    }

    /// The first receipt again, when the request was made before.
    private func replay(
        _ proposal: Proposal, _ key: RequestKey, _ content: Digest
    ) async throws -> Recorded? {
        guard let entry = try store.recorded([key]).first ?? nil else { return nil }
        guard entry.content == content else {
            throw AppendError.requestMismatch(key: key, position: entry.position)
        }
        let (draft, _) = try decideAgain(proposal, at: entry.position)
        let request = AppendRequest(
            entries: [RequestEntry(key: key, content: content, drafts: [draft])])
        return Recorded(receipt: try await store.append(request), id: draft.id)
    }

    /// What was recorded; nil when another writer came first.
    private func decideAndAppend(
        _ proposal: Proposal, _ key: RequestKey, _ content: Digest
    ) async throws -> Recorded? {
        let (decided, version) = try decide(proposal)
        let draft = try keepable(decided)
        let request = AppendRequest(
            entries: [RequestEntry(key: key, content: content, drafts: [draft])],
            expectations: [draft.subject: .exactly(version)])
        do throws(AppendError) {
            return Recorded(receipt: try await store.append(request), id: draft.id)
        } catch .versionConflict {
            return nil
        }
    }

    private func decide(
        _ proposal: Proposal
    ) throws -> (draft: LeafDraft, version: StreamVersion) {
        let valid = try catalogue.validate(proposal, defaults: defaults) { id throws(StoreError) in
            try typeOfEvent(id)
        }
        let corrected = try valid.header.corrects.flatMap { try typeOfEvent($0) }?.0
        if let refusal = corrected.flatMap(FinalActs.refusal) { throw refusal }
        let size = try store.head().size
        if let id = proposal.header.id, let position = try store.position(of: id) {
            throw AppendError.duplicateID(id, position: position)
        }
        let desk = DecisionDesk(
            catalogue, store, at: size, recordedTime: clock.now()
        ) { _ throws(StoreError) in [] }
        let id = proposal.header.id ?? makeID(for: valid)
        let version = try desk.decide(valid, id: id, position: Position(size.count))
        try checkSealedReferences(proposal, corrected: corrected, desk)
        let salts: any RandomSource = saltSource(for: valid.header) ?? random
        return (valid.draft(id: id, source: store.origin, random: salts), version)
    }

    /// The draft of a proposal that is recorded already; only its key and id matter.
    private func decideAgain(
        _ proposal: Proposal, at position: Position
    ) throws -> (LeafDraft, StreamVersion) {
        let valid = try catalogue.validate(proposal, defaults: defaults) { id throws(StoreError) in
            try typeOfEvent(id)
        }
        var id = proposal.header.id
        try store.read(.all, from: position, to: LogSize(position.index + 1)) { row in
            id = (try? LeafHeader(row.leaf))?.id
            return false
        }
        let draft = valid.draft(
            id: id ?? makeID(for: valid), source: store.origin, random: random)
        return (draft, .none)
    }

    /// A version 7 UUID for an event whose proposer gave it none.
    func makeID(for valid: ValidProposal) -> EventID {
        EventID(
            version7At: valid.header.recordedTime ?? clock.now(), random: random.sixteenBytes())
    }
}
