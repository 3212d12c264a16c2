public import CanonicalJSON
public import EventLog
public import TransparencyLog

/// One event as the log shows it: where it stands, its leaf, and what is disclosed of it.
public struct LoggedEvent: Sendable {
    /// Where it stands.
    public let position: Position
    /// The leaf, exactly as it was hashed.
    public let leaf: [UInt8]
    /// The hash of the leaf, computed now.
    public let leafHash: Digest
    /// Its sealed values and what became of them, in ascending order of names; a personal one in
    /// clear only where a key at hand opens it and the schema lets anybody read it.
    public let sealed: [SealedValue]
    /// The corrections and withdrawals of it, in order.
    public let correctedBy: [Position]

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

    /// `{position, leafHash, event, disclosures[], correctedBy[]}`.
    public var json: JSONObject {
        JSONObject(present: [
            ("position", .integer(position.index)),
            ("leafHash", .string(leafHash.base64)),
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
        var found: [(Position, [UInt8])] = []
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
                    guard let header = try? LeafHeader(row.leaf),
                        filter.admits(header, row.leaf, catalogue)
                    else { return true }
                    found.append((row.position, Array(row.leaf)))
                    isEnd = found.count < min(left, 256)
                    return isEnd
                }
                for (position, leaf) in found {
                    let event = try event(at: position, leaf: leaf, knownAt: knownAt.size)
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
            var leaf: [UInt8] = []
            try store.read(.all, from: position, to: LogSize(position.index + 1)) { row in
                leaf = Array(row.leaf)
                return false
            }
            return try event(at: position, leaf: leaf, knownAt: knownAt.size)
        } catch {
            throw LedgerError(error)
        }
    }

    private func event(
        at position: Position, leaf: [UInt8], knownAt size: LogSize
    ) throws(LedgerError) -> LoggedEvent {
        do {
            return LoggedEvent(
                position: position, leaf: leaf, leafHash: TreeHash.leaf(leaf),
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
