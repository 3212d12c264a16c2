public import EventLog

/// Patients are told that they can choose.
struct ChoicePublicised: EventData {
    typealias Area = ChoiceArea

    static let name = EventTypeName(known: "choice.choice-publicised.v1")
    static let summary = "Patients are told that they can choose."
    static let table = FieldTable(event: Self.self)

    let publicity: ChoicePublicity

    init(from fields: inout FieldReader) {
        publicity = ChoicePublicity(
            means: fields.required("how", "By what means."),
            place: fields.optional("where", "Where."))
    }

    func apply(to state: inout ChoiceState, _ fact: Fact) {
        state.note(fact)
        // The same means elsewhere is another thing, and the same again nothing new.
        state.publicity.takeAccount(publicity, fact) {
            $0.on == fact.occurredOn && $0.value == publicity
        }
    }
}

/// How patients were told that they can choose.
public struct ChoicePublicity: Hashable, Sendable {
    /// By what means.
    public let means: ChoicePublicityMeans
    /// Where; nil when not given.
    public let place: String?
}

/// The means by which choice is made known.
public enum ChoicePublicityMeans: String, CodeList {
    /// A page on the web.
    case website
    /// Something printed.
    case leaflet
    /// The directory of services.
    case directory
    /// Those who refer patients.
    case referrers
    /// Press, radio or television.
    case media
    /// Anything else.
    case other
}
