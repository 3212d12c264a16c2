internal import CanonicalJSON

/// The event that carries sealed values of another event in clear.
///
/// Its type is the domain's; its name and three of its fields are known here, because what it
/// carries becomes part of the history of the stream that it names, from its position on.
public enum RevealEvent {
    /// Its stored name.
    public static let name = EventTypeName(known: "ledger.disclosures-revealed.v1")

    /// The tag under which it is found by the stream whose values it carries.
    public static func tag(of stream: StreamName) -> String { "revealed:\(stream)" }

    /// The tag of what corrects or withdraws an event that the ledger records of itself, so that
    /// one that was found by its tag is read as it stands.
    static func correctionTag(of id: EventID) -> String { "corrects:\(id)" }
}

/// What a reveal says: `{event, stream, disclosures[]}` of its data.
struct RevealStatement {
    /// The event whose values they are.
    let event: EventID
    /// The stream that it stands in.
    let stream: StreamName
    /// The values with their salts.
    let disclosures: [RevealedDisclosure]

    /// Reads the data of a reveal; nil when they are not those of one.
    init?(_ data: FieldInput) {
        guard
            case .object(let object)? = try? JSONValue(
                parsing: data.bytes, profile: .interchange(maximumLength: .max)),
            case .string(let event)? = object["event"], let event = EventID(event),
            case .string(let stream)? = object["stream"], let stream = StreamName(stream),
            case .array(let items)? = object["disclosures"]
        else { return nil }
        self.event = event
        self.stream = stream
        disclosures = items.compactMap { item in
            guard case .string(let text) = item else { return nil }
            return RevealedDisclosure(encoded: text)
        }
    }
}
