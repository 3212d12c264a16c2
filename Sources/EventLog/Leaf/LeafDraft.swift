internal import CanonicalJSON

/// An event ready to be recorded: its leaf but for what only the store can say, and what goes
/// beside the leaf. An object, since it is handed on a good deal.
public final class LeafDraft: Sendable {
    /// The identity of the event.
    public let id: EventID
    /// The stored name of its type.
    public let type: EventTypeName
    /// The stream it joins.
    public let subject: StreamName
    /// The civil day in England of the fact.
    public let occurredOn: CivilDate
    /// Where the event is to be found beside its stream; without duplicates.
    public let tags: [String]
    /// The sealed values, in ascending order of names.
    public let disclosures: [Disclosure]
    /// Only for a simulated clock: the recorded time asked for.
    public let recordedTime: Instant?

    /// The leaf but for recorded time and version, which go in at these two places.
    let body: [UInt8]
    let timePlace: Int
    let versionPlace: Int

    /// The whole leaf: canonical JSON.
    public func leaf(recordedTime: Instant, streamVersion: StreamVersion) -> [UInt8] {
        let length = length(streamVersion: streamVersion)
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            write(
                recordedTime: recordedTime.text27, streamVersion: streamVersion,
                to: UnsafeMutableRawBufferPointer(buffer))
            count = length
        }
    }

    /// The most bytes the leaf can have.
    public var length: Int { body.count + 27 + 10 }

    /// The most bytes any leaf can have.
    public static let maximumLength = 65_535

    /// What an envelope says beside the data, once everything that has a default is filled in.
    public struct Envelope: Sendable {
        /// The identity of the event.
        public var id: EventID
        /// The stored name of its type.
        public var type: EventTypeName
        /// The stream it joins.
        public var subject: StreamName
        /// The civil day in England of the fact.
        public var occurredOn: CivilDate
        /// How finely the day is known; nil when the day itself is known.
        public var precision: OccurredPrecision?
        /// The instant of the fact, where known.
        public var time: Instant?
        /// Who says it.
        public var actor: Reference
        /// The body that acts.
        public var onBehalfOf: Reference
        /// Under which power.
        public var authority: String?
        /// How good the evidence is; nil means contemporaneous.
        public var evidenceGrade: EvidenceGrade?
        /// What the event belongs to.
        public var correlationID: Reference?
        /// What set the event off.
        public var causationID: Reference?
        /// Only for a correction or a withdrawal: the event concerned.
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
    public convenience init(
        _ envelope: Envelope, data: [UInt8], tags: [String], disclosures: [Disclosure],
        recordedTime: Instant?
    ) {
        let body = data.withUnsafeBufferPointer { Body(envelope, $0) }
        self.init(
            envelope, body, tags: tags, disclosures: disclosures, recordedTime: recordedTime)
    }

    init(
        _ envelope: Envelope, _ body: Body, tags: [String], disclosures: [Disclosure],
        recordedTime: Instant?
    ) {
        id = envelope.id
        type = envelope.type
        subject = envelope.subject
        occurredOn = envelope.occurredOn
        self.tags = tags
        self.disclosures = disclosures
        self.recordedTime = recordedTime
        self.body = body.bytes
        timePlace = body.timePlace
        versionPlace = body.versionPlace
    }

    /// The leaf but for what only the store can say, and where that goes in.
    struct Body {
        let bytes: [UInt8]
        let timePlace: Int
        let versionPlace: Int

        /// - Parameter data: Canonical JSON, sealed values replaced by their digests.
        init(_ envelope: Envelope, _ data: UnsafeBufferPointer<UInt8>) {
            var writer = CanonicalWriter(reserving: data.count + 700)
            (timePlace, versionPlace) = Body.write(envelope, data, to: &writer)
            bytes = writer.takeBytes()
        }

        /// Writes such a leaf to a writer of nothing yet.
        ///
        /// - Returns: Where recorded time and version go in.
        static func write(
            _ envelope: Envelope, _ data: UnsafeBufferPointer<UInt8>,
            to writer: inout CanonicalWriter
        ) -> (time: Int, version: Int) {
            LeafDraft.writeHead(envelope, data, to: &writer)
            let time = writer.count + 1
            writer.string("")
            writer.member("source", envelope.source)
            writer.member("specversion", "1.0")
            writer.key("streamversion")
            let version = writer.count
            writer.raw(bytes: UnsafeBufferPointer(start: nil, count: 0))
            writer.member("subject", envelope.subject.text)
            writer.member("time", envelope.time.map(LeafDraft.written))
            writer.member("type", envelope.type.text)
            writer.endObject()
            return (time, version)
        }
    }

    init(
        id: EventID, type: EventTypeName, subject: StreamName, occurredOn: CivilDate,
        tags: [String], disclosures: [Disclosure], recordedTime: Instant?, body: [UInt8],
        timePlace: Int, versionPlace: Int
    ) {
        self.id = id
        self.type = type
        self.subject = subject
        self.occurredOn = occurredOn
        self.tags = tags
        self.disclosures = disclosures
        self.recordedTime = recordedTime
        self.body = body
        self.timePlace = timePlace
        self.versionPlace = versionPlace
    }

    /// The same draft with other disclosures of its sealed values.
    convenience init(_ draft: LeafDraft, disclosures: [Disclosure]) {
        self.init(
            id: draft.id, type: draft.type, subject: draft.subject, occurredOn: draft.occurredOn,
            tags: draft.tags, disclosures: disclosures, recordedTime: draft.recordedTime,
            body: draft.body, timePlace: draft.timePlace, versionPlace: draft.versionPlace)
    }

    private static func writeHead(
        _ envelope: Envelope, _ data: UnsafeBufferPointer<UInt8>, to writer: inout CanonicalWriter
    ) {
        writer.beginObject()
        writer.member("actor", envelope.actor.text)
        writer.member("authority", envelope.authority)
        writer.member("causationid", envelope.causationID?.text)
        writer.member("corrects", envelope.corrects?.description)
        writer.member("correlationid", envelope.correlationID?.text)
        writer.key("data")
        writer.raw(bytes: data)
        writer.member("evidencegrade", envelope.evidenceGrade?.rawValue)
        writer.member("id", envelope.id.description)
        writer.member("occurredon", envelope.occurredOn.description)
        writer.member("occurredprecision", envelope.precision?.rawValue)
        writer.member("onbehalfof", envelope.onBehalfOf.text)
        writer.key("recordedtime")
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
