public import EventLog
public import TransparencyLog

/// Events to try stores with: each is told apart by a number, and all else follows from that.
public struct Sample: Sendable {
    /// Tells the event apart; 0 or more.
    public let number: Int
    /// Its stream.
    public let stream: StreamName
    /// Only for a simulated clock.
    public let recordedTime: Instant?
    /// Whether a value of it is sealed.
    public let isSealed: Bool
    /// Bytes of text that make it longer.
    public let padding: Int

    /// - Parameters:
    ///   - number: Tells the event apart; 0 or more.
    ///   - stream: Its stream; `sample/<number modulo 7>` when it is not given.
    public init(
        _ number: Int, stream: String? = nil, recordedTime: Instant? = nil,
        isSealed: Bool = false, padding: Int = 0
    ) {
        self.number = number
        self.stream = Sample.name(stream ?? "sample/\(number % 7)")
        self.recordedTime = recordedTime
        self.isSealed = isSealed
        self.padding = padding
    }

    /// The name of a stream; another text is a bug.
    public static func name(_ text: String) -> StreamName {
        guard let name = StreamName(text) else { preconditionFailure("not a stream: \(text)") }
        return name
    }

    /// The id, in no order that follows the number.
    public var id: EventID {
        let mixed = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
        return EventID(high: mixed, low: ~mixed ^ mixed >> 7)
    }

    /// The request key of the event alone, which is not its id.
    public var key: RequestKey { RequestKey(high: id.low, low: id.high) }

    /// What was asked for.
    public var content: Digest { TreeHash.leaf(Array("content \(number)".utf8)) }

    /// The sealed values: one that is locked, and one in clear.
    public var disclosures: [Disclosure] {
        guard isSealed else { return [] }
        let salt = (UInt64(number), 7 as UInt64)
        let made = ["contact", "reasons"].map { name in
            Disclosure(
                name: name, value: Array("\"value \(number)\"".utf8), salt: salt,
                sealing: name == "contact" ? .personal : .narrative)
        }
        // No store has the key, so none can tell that this is no encryption of anything.
        let locked = LockedDisclosure(
            digest: made[0].digest, keyID: "key-\(number % 3)",
            nonce: [UInt8](repeating: 1, count: LockedDisclosure.nonceLength),
            ciphertext: Array("locked \(number)".utf8),
            tag: [UInt8](repeating: 2, count: LockedDisclosure.tagLength))
        return [
            Disclosure(name: "contact", encoded: locked.text, sealing: .personal), made[1],
        ]
    }

    /// Tags that follow from the number.
    public static func tags(number: Int) -> [String] {
        ["all", "third:\(number % 3)", "tenth:\(number / 10)"]
    }

    /// The tags that an event must have, from its leaf.
    public static func tags(of leaf: UnsafeBufferPointer<UInt8>) -> [String] {
        guard let header = try? LeafHeader(leaf) else { return [] }
        let data = String(decoding: leaf[header.data], as: UTF8.self)
        guard let range = data.split(separator: "\"n\":", maxSplits: 1).last,
            let number = Int(range.prefix { $0.isNumber })
        else { return [] }
        return tags(number: number)
    }

    /// The event ready to be recorded.
    public var draft: LeafDraft {
        let type = "sample.thing-\(number % 4).v1"
        let day = CivilDate(daysSinceEpoch: Int32(15_000 + number % 1_000))
        let line = """
            {"type":"\(type)","subject":"\(stream)","occurredon":"\(day)","data":{},\
            "actor":"person:0001","onbehalfof":"GB-NHS-02Q"}
            """
        guard let proposal = try? Proposal(line: Array(line.utf8)),
            let actor = proposal.header.actor, let body = proposal.header.onBehalfOf
        else { preconditionFailure("a sample that is no proposal") }
        let disclosures = disclosures
        let digests = disclosures.map(\.digest).sorted().map { "\"\($0)\"" }.joined(separator: ",")
        let sealed = disclosures.isEmpty ? "" : "\"_sd\":[\(digests)],"
        let text = padding == 0 ? "" : ",\"text\":\"\(String(repeating: "x", count: padding))\""
        return LeafDraft(
            LeafDraft.Envelope(
                proposal.header, id: id, actor: actor, onBehalfOf: body,
                source: StoreMaker.origin),
            data: Array("{\(sealed)\"n\":\(number)\(text)}".utf8),
            tags: Sample.tags(number: number), disclosures: disclosures,
            recordedTime: recordedTime)
    }

    /// The event as an entry of its own.
    public var entry: RequestEntry {
        RequestEntry(key: key, content: content, drafts: [draft])
    }

    /// A request of some events, an entry each.
    public static func request(
        _ samples: [Sample], expecting: [String: ExpectedVersion] = [:],
        size: LogSize? = nil
    ) -> AppendRequest {
        AppendRequest(
            entries: samples.map(\.entry),
            expectations: Dictionary(
                uniqueKeysWithValues: expecting.map { (Sample.name($0.key), $0.value) }),
            expectedSize: size)
    }

    /// A request of events with these numbers.
    public static func request(_ numbers: some Sequence<Int>) -> AppendRequest {
        request(numbers.map { Sample($0) })
    }
}

/// An event as a law sees it after reading.
struct ReadEvent: Hashable {
    let position: UInt64
    let leaf: [UInt8]
    let streamNumber: Int64
    let typeNumber: Int64
    let leafHash: Digest
}

extension EventStore {
    /// All events of a query.
    func events(
        _ query: EventQuery = .all, from: UInt64 = 0, to: UInt64 = .max
    ) throws(StoreError) -> [ReadEvent] {
        var events: [ReadEvent] = []
        try read(query, from: Position(from), to: LogSize(to)) { row in
            events.append(
                ReadEvent(
                    position: row.position.index, leaf: Array(row.leaf),
                    streamNumber: row.streamNumber, typeNumber: row.typeNumber,
                    leafHash: row.leafHash))
            return true
        }
        return events
    }

    /// - Throws: ``LawBroken`` when a check of the store finds anything.
    func requireSound(line: Int = #line) throws {
        let check = try check(tags: { Sample.tags(of: $0) }, progress: { _ in })
        try require(check.failures, is: [], "the failures of a check", line: line)
        try require(check.leaves, is: try head().size.count, "the leaves checked", line: line)
        try require(check.root, is: try head().root, "the root checked", line: line)
    }
}
