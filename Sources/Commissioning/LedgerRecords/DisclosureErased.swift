public import EventLog

/// Personal values are erased: their key is destroyed, and their rows. Never the value.
struct DisclosureErased: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.disclosure-erased.v1")
    static let summary = "Personal values of one person are erased; their digests stay."
    static let recorder = Recorder.ledger(when: "it destroys the key of a person: ccgledger erase")
    static let table = FieldTable(event: Self.self)

    let erasure: Erasure

    init(from fields: inout FieldReader) {
        erasure = Erasure(
            values: fields.list("values", "Which values.", isRequired: true),
            basis: fields.required("basis", "On what ground.", source: "UK GDPR, article 17(1)"),
            by: fields.required("by", "Who decided it."))
    }

    var tags: [String] {
        Set(erasure.values.map(\.event)).map { DisclosureTag.about($0) }
            + [DisclosureTag.takenAway]
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        try state.refuse(erasure.values.map(\.digest), if: .erased)
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.note(erasure.values.map(\.digest), .erased, fact)
        state.erasures.append(Stated(erasure, fact))
    }
}

/// Personal values of one person that are there no more.
public struct Erasure: Hashable, Sendable {
    /// Which values.
    public let values: [ErasedValue]
    /// On what ground.
    public let basis: ErasureBasis
    /// Who decided it.
    public let by: Reference
}

/// One value that is there no more.
public struct ErasedValue: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(ErasedValue.self)

    /// The event whose value it was.
    public let event: EventID
    /// What stands for it in the leaf.
    public let digest: DisclosureDigest
    /// Its path below `data`.
    public let field: String

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        event = fields.required("event", "The id of the event whose value it was.")
        digest = fields.required("digest", "What stands for it in the event.")
        field = fields.required("field", "Its path below the data of the event.")
    }
}

/// On what ground personal values are erased.
public enum ErasureBasis: String, CodeList {
    /// They are needed no longer for what they were collected for.
    case noLongerNeeded
    /// The person withdrew consent, and there is no other ground.
    case consentWithdrawn
    /// The person objected, and nothing overrides that.
    case objection
    /// They were held unlawfully.
    case unlawful
    /// A law obliges it.
    case legalObligation
    /// The time for which they are kept is over.
    case retentionEnded
}
