public import CanonicalJSON
public import EventLog
public import TransparencyLog

/// One event as the log shows it: where it stands, its leaf, and what is disclosed of it.
public struct LoggedEvent: Sendable {
    /// Where it stands.
    public let position: Position
    /// The leaf as it is kept, exactly as it was hashed unless it is damaged.
    public let leaf: [UInt8]
    /// The hash of the leaf, as it was kept when it was recorded.
    public let leafHash: Digest
    /// The hash of the leaf, computed now.
    public let computedHash: Digest
    /// Its sealed values and what became of them, in ascending order of names; a personal one in
    /// clear only where a key at hand opens it and the schema lets anybody read it.
    public let sealed: [SealedValue]
    /// The corrections and withdrawals of it, in order.
    public let correctedBy: [Position]

    /// Whether the leaf is not the one that was recorded.
    public var isDamaged: Bool { leafHash != computedHash }

    /// What is wrong with a damaged one, in one sentence; nil otherwise.
    public var damage: String? {
        guard isDamaged else { return nil }
        return "event \(position) is damaged: its bytes are not those that were recorded "
            + "(they hash to \(computedHash.base64), the log keeps \(leafHash.base64))"
    }

    /// The leaf as JSON.
    public var event: JSONObject {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let object)? = try? JSONValue(parsing: leaf, profile: profile) else {
            return [:]
        }
        return object
    }

    /// The text of an attribute of the envelope; nil when it is absent.
    public func text(_ attribute: String) -> String? {
        guard case .string(let text)? = event[attribute] else { return nil }
        return text
    }

    /// `{position, leafHash, event, disclosures[], correctedBy[]}`; `damage`, a sentence, where the
    /// leaf is damaged.
    public var json: JSONObject {
        JSONObject(present: [
            ("position", .integer(position.index)),
            ("leafHash", .string(leafHash.base64)),
            ("damage", damage.map { .string($0) }),
            ("event", .object(event)),
            (
                "disclosures",
                sealed.isEmpty ? nil : .array(sealed.map { .object($0.json) })
            ),
            ("correctedBy", correctedBy.isEmpty ? nil : .positions(correctedBy)),
        ])
    }
}

extension Disclosure {
    /// The value as JSON; nil when the encoded form is damaged.
    public var parsedValue: JSONValue? {
        guard let value else { return nil }
        return try? JSONValue(parsing: value.bytes, profile: .interchange(maximumLength: .max))
    }
}

/// Which events the log shows.
public struct LogFilter: Sendable {
    /// Only of this type, or of types that begin so, such as `support.`.
    public var type: String?
    /// Only of this stream.
    public var stream: StreamName?
    /// Only with this tag, such as `body:02Q` or `supplier:0AR`.
    public var tag: String?
    /// Only by this actor.
    public var actor: String?
    /// Only facts of this day or later.
    public var since: CivilDate?
    /// Only facts of this day or earlier.
    public var until: CivilDate?
    /// At most so many, from the first.
    public var limit: Int?

    /// A filter that lets everything pass.
    public init() {}

    func admits(
        _ header: LeafHeader, _ leaf: UnsafeBufferPointer<UInt8>, _ catalogue: Catalogue
    ) -> Bool {
        // The query finds the stream or the tag; where both are asked for, the tag is left.
        if stream != nil, let tag, !catalogue.tags(ofLeaf: leaf).contains(tag) { return false }
        if let since, header.occurredOn < since { return false }
        if let until, header.occurredOn > until { return false }
        if let type {
            let name = header.bytes(.type, in: leaf)
            guard name.starts(with: type.utf8), type.hasSuffix(".") || name.count == type.utf8.count
            else { return false }
        }
        if let actor, !header.bytes(.actor, in: leaf).elementsEqual(actor.utf8) { return false }
        return true
    }

    var query: EventQuery {
        if let stream { return .stream(stream) }
        if let tag { return .tag(tag) }
        return .all
    }
}

extension Ledger {
    /// Calls `body` with each event of the filter known at a moment, in order of position.
    ///
    /// - Throws: ``LedgerError``.
    public func log(
        _ filter: LogFilter, knownAt: KnownAt, _ body: (LoggedEvent) -> Bool
    ) throws(LedgerError) {
        var found: [(Position, [UInt8], Digest)] = []
        var next = Position(0)
        var left = filter.limit ?? .max
        do {
            // Events are handed on a page at a time, so that asking for what stands beside one
            // does not happen in the middle of reading.
            while left > 0, knownAt.size.holds(next) {
                found.removeAll(keepingCapacity: true)
                var isEnd = true
                try store.read(filter.query, from: next, to: knownAt.size) { row in
                    next = Position(row.position.index + 1)
                    // One that cannot be read any more is not kept quiet about.
                    if let header = try? LeafHeader(row.leaf),
                        !filter.admits(header, row.leaf, catalogue)
                    {
                        return true
                    }
                    found.append((row.position, Array(row.leaf), row.leafHash))
                    isEnd = found.count < min(left, 256)
                    return isEnd
                }
                for (position, leaf, hash) in found {
                    let event = try event(at: position, leaf, hash, knownAt: knownAt.size)
                    guard body(event) else { return }
                }
                left -= found.count
                if isEnd { return }
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// One event, by its position or its id.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)``, ``LedgerError/store(_:)``.
    public func event(_ word: String, knownAt: KnownAt) throws(LedgerError) -> LoggedEvent {
        do {
            var position = TimeWords.number(word).map { Position(UInt64($0)) }
            if position == nil, let id = EventID(word) { position = try store.position(of: id) }
            guard let position, knownAt.size.holds(position) else {
                throw LedgerError.notFound(
                    "the log has no event \(word)",
                    hint: "give a position below \(knownAt.size) or an event's id")
            }
            var found: (leaf: [UInt8], hash: Digest)?
            try store.read(.all, from: position, to: LogSize(position.index + 1)) { row in
                found = (Array(row.leaf), row.leafHash)
                return false
            }
            guard let found else {
                throw StoreError.damaged(position: position, "it is not there")
            }
            return try event(at: position, found.leaf, found.hash, knownAt: knownAt.size)
        } catch {
            throw LedgerError(error)
        }
    }

    private func event(
        at position: Position, _ leaf: [UInt8], _ hash: Digest, knownAt size: LogSize
    ) throws(LedgerError) -> LoggedEvent {
        do {
            return LoggedEvent(
                position: position, leaf: leaf, leafHash: hash, computedHash: TreeHash.leaf(leaf),
                sealed: try sealedValues(of: leaf, at: position, knownAt: size),
                correctedBy: try corrections(of: leaf, after: position, size))
        } catch {
            throw LedgerError(error)
        }
    }

    private func corrections(
        of leaf: [UInt8], after position: Position, _ size: LogSize
    ) throws(StoreError) -> [Position] {
        let known = leaf.withUnsafeBufferPointer { buffer -> (EventID, StreamName)? in
            guard let header = try? LeafHeader(buffer),
                let stream = StreamName(utf8: header.bytes(.subject, in: buffer))
            else { return nil }
            return (header.id, stream)
        }
        guard let (id, stream) = known else { return [] }
        var positions: [Position] = []
        try store.read(.stream(stream), from: Position(position.index + 1), to: size) { row in
            if (try? LeafHeader(row.leaf))?.corrects == id { positions.append(row.position) }
            return true
        }
        return positions
    }
}
