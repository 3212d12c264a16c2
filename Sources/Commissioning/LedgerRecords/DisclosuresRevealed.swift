public import EventLog

/// Sealed values of one event are made known to everybody; this event carries them.
struct DisclosuresRevealed: EventData {
    typealias Area = LedgerArea

    static let name = RevealEvent.name
    static let summary = "Sealed values of one event are made known to everybody."
    static let table = FieldTable(event: Self.self)

    let reveal: Reveal

    init(from fields: inout FieldReader) {
        reveal = Reveal(
            event: fields.required("event", "The id of the event whose values they are."),
            stream: fields.required("stream", "The stream that the event stands in."),
            disclosures: fields.list(
                "disclosures", "The values with their salts, as their digests are made.",
                isRequired: true, source: "RFC 9901, section 4.2.1"),
            reason: fields.required("reasonCode", "Why they are made known."))
    }

    var tags: [String] {
        [DisclosureTag.about(reveal.event), RevealEvent.tag(of: reveal.stream)]
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        try state.refuse(reveal.disclosures.map(\.digest), if: .revealed)
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.note(reveal.disclosures.map(\.digest), .revealed, fact)
        state.reveals.append(Stated(reveal, fact))
    }
}

/// Sealed values of one event, in clear.
public struct Reveal: Hashable, Sendable {
    /// The event whose values they are.
    public let event: EventID
    /// The stream that the event stands in.
    public let stream: StreamName
    /// The values with their salts.
    public let disclosures: [RevealedDisclosure]
    /// Why they are made known.
    public let reason: RevealReason
}

/// Why sealed values are made known.
public enum RevealReason: String, CodeList {
    /// Bids have been opened, or an award notified: what was kept until then need be kept no more.
    case embargoEnded
    /// Whoever decided that it be restricted decided otherwise, or the time for it is over.
    case restrictionEnded
    /// Somebody asked under freedom of information and was right.
    case informationRequest
    /// A court or a regulator asked for it.
    case ordered
    /// Anything else.
    case other
}
