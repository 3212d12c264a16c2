internal import CanonicalJSON

/// An event ready to be recorded: its leaf but for what only the store can say, and what goes
/// beside the leaf.
public struct LeafDraft: Sendable {
    public let id: EventID
    public let type: EventTypeName
    public let subject: StreamName
    public let occurredOn: CivilDate
    /// Where the event is to be found beside its stream; without duplicates.
    public let tags: [String]
    /// The sealed values, in ascending order of names.
    public let disclosures: [Disclosure]
    /// Only for a simulated clock: the recorded time asked for.
    public let recordedTime: Instant?

    /// The leaf up to recorded time, from there to the version, and the rest.
    private let pieces: (head: [UInt8], middle: [UInt8], tail: [UInt8])

    /// The whole leaf: canonical JSON.
    public func leaf(recordedTime: Instant, streamVersion: StreamVersion) -> [UInt8] {
        var leaf: [UInt8] = []
        leaf.reserveCapacity(length + 16)
        leaf.append(contentsOf: pieces.head)
        leaf.append(contentsOf: recordedTime.description.utf8)
        leaf.append(contentsOf: pieces.middle)
        leaf.append(contentsOf: String(streamVersion.number).utf8)
        leaf.append(contentsOf: pieces.tail)
        return leaf
    }

    /// The most bytes the leaf can have.
    public var length: Int {
        pieces.head.count + 27 + pieces.middle.count + 10 + pieces.tail.count
    }

    /// The most bytes any leaf can have.
    public static let maximumLength = 65_535

    /// What an envelope says beside the data, once everything that has a default has been filled in.
    public struct Envelope: Sendable {
        public var id: EventID
        public var type: EventTypeName
        public var subject: StreamName
        public var occurredOn: CivilDate
        public var precision: OccurredPrecision?
        public var time: Instant?
        public var actor: Reference
        public var onBehalfOf: Reference
        public var authority: String?
        public var evidenceGrade: EvidenceGrade?
        public var correlationID: Reference?
        public var causationID: Reference?
        public var corrects: EventID?
        /// The log's origin.
        public var source: String

        /// The envelope of a proposal.
        public init(
            _ header: ProposalHeader, id: EventID, actor: Reference, onBehalfOf: Reference,
            source: String
        ) {
            self.id = id
            type = header.type
            subject = header.subject
            occurredOn = header.occurredOn
            precision = header.precision
            time = header.time
            self.actor = actor
            self.onBehalfOf = onBehalfOf
            authority = header.authority
            evidenceGrade = header.evidenceGrade
            correlationID = header.correlationID
            causationID = header.causationID
            corrects = header.corrects
            self.source = source
        }
    }

    /// - Parameters:
    ///   - envelope: What stands beside the data.
    ///   - data: Canonical JSON of the data, sealed values replaced by their digests.
    ///   - tags: Where the event is to be found beside its stream.
    ///   - disclosures: The sealed values.
    ///   - recordedTime: Only for a simulated clock.
    public init(
        _ envelope: Envelope, data: [UInt8], tags: [String], disclosures: [Disclosure],
        recordedTime: Instant?
    ) {
        id = envelope.id
        type = envelope.type
        subject = envelope.subject
        occurredOn = envelope.occurredOn
        self.tags = tags
        self.disclosures = disclosures
        self.recordedTime = recordedTime
        pieces = (
            LeafDraft.head(envelope, data), LeafDraft.middle(envelope), LeafDraft.tail(envelope)
        )
    }

    private static func head(_ envelope: Envelope, _ data: [UInt8]) -> [UInt8] {
        var writer = CanonicalWriter(reserving: data.count + 400)
        writer.beginObject()
        writer.member("actor", envelope.actor.text)
        writer.member("authority", envelope.authority)
        writer.member("causationid", envelope.causationID?.text)
        writer.member("correlationid", envelope.correlationID?.text)
        writer.member("corrects", envelope.corrects?.description)
        writer.key("data")
        data.withUnsafeBufferPointer { writer.raw(bytes: $0) }
        writer.member("evidencegrade", envelope.evidenceGrade?.rawValue)
        writer.member("id", envelope.id.description)
        writer.member("occurredon", envelope.occurredOn.description)
        writer.member("occurredprecision", envelope.precision?.rawValue)
        writer.member("onbehalfof", envelope.onBehalfOf.text)
        writer.key("recordedtime")
        return writer.bytes + [0x22]
    }

    private static func middle(_ envelope: Envelope) -> [UInt8] {
        var writer = CanonicalWriter(reserving: 100)
        writer.beginObject()
        writer.member("source", envelope.source)
        writer.member("specversion", "1.0")
        writer.key("streamversion")
        // The object's first brace is the comma before its first member.
        return [0x22, 0x2C] + writer.bytes.dropFirst()
    }

    private static func tail(_ envelope: Envelope) -> [UInt8] {
        var writer = CanonicalWriter(reserving: 200)
        writer.beginObject()
        writer.member("subject", envelope.subject.text)
        writer.member("time", envelope.time.map(LeafDraft.written))
        writer.member("type", envelope.type.text)
        writer.endObject()
        return [0x2C] + writer.bytes.dropFirst()
    }

    /// An instant as a leaf has it: without decimals when they are all zero.
    static func written(_ instant: Instant) -> String {
        guard instant.microseconds % 1_000_000 == 0 else { return instant.description }
        return instant.description.prefix(19) + "Z"
    }
}

extension CanonicalWriter {
    /// Writes a member whose value is text, or nothing.
    mutating func member(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        key(name)
        string(text)
    }
}
