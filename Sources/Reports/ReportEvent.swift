public import EventLog
public import TransparencyLog

/// One recorded event as a report refers to it.
public struct ReportEvent: Hashable, Sendable {
    /// Where it stands in the log.
    public let position: Position
    /// Its identity.
    public let id: EventID
    /// Its type, with the version.
    public let type: String
    /// Its stream.
    public let stream: StreamName
    /// Which event of its stream it is, from 1.
    public let streamVersion: Int32
    /// The day on which it happened.
    public let on: CivilDate
    /// When the ledger took it in.
    public let recordedTime: Instant
    /// Who recorded it.
    public let actor: String
    /// For which body.
    public let onBehalfOf: String
    /// How good the evidence is, as its envelope says.
    public let grade: String
    /// The event that it corrects or withdraws; nil when it does neither.
    public let corrects: EventID?
    /// The hash of its leaf.
    public let leafHash: Digest

    /// Reads a leaf; nil when it has no envelope.
    public init?(position: Position, leaf: UnsafeBufferPointer<UInt8>, leafHash: Digest) {
        guard let header = try? LeafHeader(leaf, checksForm: false),
            let stream = StreamName(utf8: header.bytes(.subject, in: leaf)),
            let type = header.text(.type, in: leaf)
        else { return nil }
        self.position = position
        self.stream = stream
        self.type = type
        self.leafHash = leafHash
        id = header.id
        streamVersion = header.streamVersion.number
        on = header.occurredOn
        recordedTime = header.recordedTime
        actor = header.text(.actor, in: leaf) ?? ""
        onBehalfOf = header.text(.onbehalfof, in: leaf) ?? ""
        grade =
            header.text(.evidencegrade, in: leaf) ?? EvidenceGrade.contemporaneous.rawValue
        corrects = header.corrects
    }

    /// Whether it takes a fact back.
    public var isWithdrawal: Bool {
        type.utf8.elementsEqual(Correction.withdrawn.text.utf8)
    }
}

/// An event that says what another said otherwise, or takes it back.
public struct ReportCorrection: Hashable, Sendable {
    /// The event as first recorded.
    public let original: ReportEvent
    /// The correction or withdrawal.
    public let by: ReportEvent

    /// The corrections among events, in order of their positions.
    static func all(in events: [ReportEvent]) -> [ReportCorrection] {
        let known = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return events.compactMap { event in
            event.corrects.flatMap { known[$0] }.map {
                ReportCorrection(original: $0, by: event)
            }
        }
    }
}

/// The name of an event type as a few words.
enum TypeWords {
    /// `award decided` of `procurement.award-decided.v1`, or of the name without its version.
    static func words(_ type: String) -> String {
        let parts = type.split(separator: ".")
        let name = parts.count > 1 ? parts[1] : Substring(type)
        let spaced = name.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }
        return String(decoding: spaced, as: UTF8.self)
    }
}
