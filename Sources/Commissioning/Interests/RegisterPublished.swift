public import EventLog

/// A register is published.
struct RegisterPublished: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.register-published.v1")
    static let summary = "A register is published."
    static let table = FieldTable(event: Self.self)

    let publication: RegisterPublication

    init(from fields: inout FieldReader) {
        publication = RegisterPublication(
            register: fields.required("register", "Which register."),
            asOf: fields.required("asOf", "The last day of which it shows facts."),
            rowCount: fields.required("rows", "How many rows it has.", unit: "rows"),
            uri: fields.required("uri", "Where it can be read.", source: "RFC 3986"),
            sha256: fields.optional("sha256", "SHA-256 of its bytes."))
    }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        if publication.asOf > fact.occurredOn {
            throw .asOfAfterPublication(asOf: publication.asOf, published: fact.occurredOn)
        }
        let known = state.publications.first {
            $0.on == fact.occurredOn && $0.value == publication
        }
        if let known { throw .alreadyPublished(on: known.on, by: known.by) }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.publications.takeAccount(publication, fact) {
            $0.on == fact.occurredOn && $0.value.register == publication.register
                && $0.value.uri.utf8.elementsEqual(publication.uri.utf8)
        }
    }
}

/// A register as it was published.
public struct RegisterPublication: Hashable, Sendable {
    /// Which register.
    public let register: RegisterKind
    /// The last day of which it shows facts.
    public let asOf: CivilDate
    /// How many rows it has.
    public let rowCount: Int64
    /// Where it can be read.
    public let uri: String
    /// SHA-256 of its bytes; nil when not given.
    public let sha256: SHA256Hex?
}

/// A register that a commissioner keeps.
public enum RegisterKind: String, CodeList {
    /// Of interests.
    case interests
    /// Of gifts and hospitality.
    case giftsAndHospitality
    /// Of procurement decisions.
    case procurementDecisions
    /// Of breaches of the rules on conflicts of interest.
    case conflictBreaches
}
