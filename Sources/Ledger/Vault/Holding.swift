internal import CanonicalJSON
public import Commissioning
public import EventLog
internal import Projections

/// A legal hold on record, and where.
public struct KnownHold: Sendable {
    /// The hold.
    public let hold: LegalHold
    /// The stream in which it stands.
    public let stream: StreamName
}

extension Ledger {
    /// Places a legal hold: nothing of its scope is suppressed or erased while it stands.
    ///
    /// - Parameter words: Why, in words; sealed as narrative.
    /// - Throws: ``LedgerError``.
    public func placeHold(
        _ scope: LegalHold.Scope, reason: LegalHoldReason, words: String?, by: Reference
    ) async throws(LedgerError) -> Recorded {
        var data: JSONObject = [
            "reasonCode": .string(reason.rawValue), "placedBy": .text(by),
        ]
        data["reason"] = words.map { .string($0) }
        switch scope {
        case .stream(let name): data["stream"] = .text(name)
        case .person(let person): data["personRef"] = .text(person)
        case .body(let code): data["body"] = .text(code)
        }
        do {
            return try await recordOwn(
                "ledger.legal-hold-placed.v1", in: Ledger.holdStream, data)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Lifts a legal hold, named by the position or id of the event that placed it.
    ///
    /// - Throws: ``LedgerError``.
    public func liftHold(
        _ word: String, reason: LegalHoldLiftReason, by: Reference
    ) async throws(LedgerError) -> Recorded {
        let (_, id, stream) = try sealedEvent(word)
        do {
            return try await recordOwn(
                "ledger.legal-hold-lifted.v1", in: stream.text,
                [
                    "placed": .text(id), "reasonCode": .string(reason.rawValue),
                    "liftedBy": .text(by),
                ])
        } catch {
            throw LedgerError(error)
        }
    }

    /// The legal holds on record, lifted ones among them, in order of their streams.
    ///
    /// - Throws: ``LedgerError``.
    public func holds() throws(LedgerError) -> [KnownHold] {
        do {
            let view = try ledgerView(at: try store.head().size)
            var holds: [KnownHold] = []
            for stream in try view.streams(tagged: DisclosureTag.hold) {
                guard let fold = try view.fold(stream, in: LedgerArea.self) else { continue }
                holds += fold.state.holds.map { KnownHold(hold: $0, stream: stream) }
            }
            return holds
        } catch {
            throw LedgerError(error)
        }
    }

    /// Refuses to take away what a legal hold covers.
    ///
    /// - Parameters:
    ///   - leaves: The events whose values are to be taken away.
    ///   - person: The person whose they are; nil when they are no person's.
    func refuseHeld(_ leaves: [[UInt8]], of person: Reference?) throws {
        let standing = try holds().map(\.hold).filter(\.stands)
        guard !standing.isEmpty else { return }
        var subjects: Set<String> = []
        var tags: Set<String> = []
        for leaf in leaves {
            leaf.withUnsafeBufferPointer { leaf in
                tags.formUnion(catalogue.tags(ofLeaf: leaf))
                if let subject = (try? LeafHeader(leaf))?.text(.subject, in: leaf) {
                    subjects.insert(subject)
                }
            }
        }
        for hold in standing {
            let covers =
                switch hold.placed.value.scope {
                case .stream(let name): subjects.contains(name.text)
                case .person(let held): held == person
                case .body(let code): tags.contains("body:\(code)")
                }
            guard covers else { continue }
            let terms = hold.placed.value
            throw LedgerError.held(
                "event \(hold.placed.by) holds the \(terms.scope) (\(terms.reason.rawValue), "
                    + "placed by \(terms.placedBy) on \(hold.placed.on))",
                hint: "ccgledger hold lift \(hold.placed.by), when its reason is gone")
        }
    }
}
