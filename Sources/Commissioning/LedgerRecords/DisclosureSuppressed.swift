public import EventLog

/// Two persons order that narrative text be shown no longer.
struct DisclosureSuppressed: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.disclosure-suppressed.v1")
    static let summary = "By an order of two persons narrative text is shown no longer."
    static let table = FieldTable(event: Self.self)

    let suppression: Suppression

    init(from fields: inout FieldReader) {
        suppression = Suppression(
            event: fields.required("event", "The id of the event whose text it is."),
            values: fields.list("values", "Which texts.", isRequired: true),
            basis: fields.required("basis", "On what ground."),
            order: fields.optional("orderRef", "What the order is referred to by."),
            by: fields.list("by", "The two persons who order it.", isRequired: true),
            auditorAccess: fields.required(
                "auditorAccess", "Whether the text is kept for auditors."),
            reviewOn: fields.required("reviewOn", "The day by which the order is looked at again."))
    }

    var tags: [String] {
        [DisclosureTag.about(suppression.event), DisclosureTag.takenAway]
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        let persons = suppression.by
        guard persons.count == 2, !persons[0].isSamePerson(as: persons[1]) else {
            throw .notTwoPersons(persons.count)
        }
        guard suppression.reviewOn > fact.occurredOn else {
            throw .reviewNotLater(suppression.reviewOn, than: fact.occurredOn)
        }
        try state.refuse(suppression.values.map(\.digest), if: .suppressed)
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.note(suppression.values.map(\.digest), .suppressed, fact)
        state.suppressions.append(Stated(suppression, fact))
    }
}

/// An order that texts be shown no longer.
public struct Suppression: Hashable, Sendable {
    /// The event whose texts they are.
    public let event: EventID
    /// Which texts.
    public let values: [SealedText]
    /// On what ground.
    public let basis: SuppressionBasis
    /// What the order is referred to by; nil when not given.
    public let order: Reference?
    /// The two persons who order it.
    public let by: [Reference]
    /// Whether the text is kept for auditors.
    public let auditorAccess: AuditorAccess
    /// The day by which the order is looked at again.
    public let reviewOn: CivilDate
}

/// One sealed text of an event.
public struct SealedText: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(SealedText.self)

    /// What stands for it in the leaf.
    public let digest: DisclosureDigest
    /// Its path below `data`.
    public let field: String

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        digest = fields.required("digest", "What stands for it in the event.")
        field = fields.required("field", "Its path below the data of the event.")
    }
}

/// On what ground texts are shown no longer.
public enum SuppressionBasis: String, CodeList {
    /// A court or a tribunal ordered it.
    case courtOrder
    /// A statute forbids publication.
    case statutoryBar
    /// It says of a person what may not be published of them.
    case dataProtection
    /// It is false and harms somebody.
    case defamation
    /// It was recorded in a field that it does not belong in.
    case misplaced
    /// Anything else.
    case other
}

/// Whether a suppressed text is kept for auditors.
public enum AuditorAccess: String, CodeList {
    /// It is kept, and shown to nobody else.
    case kept
    /// It is destroyed; its digest stays in the leaf.
    case destroyed
}
