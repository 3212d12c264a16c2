/// The two events that say something of another event: they stand in the stream of the event they
/// concern, name it in `corrects`, and are the only types whose area is not their stream's.
public enum Correction {
    /// Says a whole fact again. The newest position wins; after a withdrawal it reinstates.
    public static let corrected = EventTypeName(known: "ledger.record-corrected.v1")
    /// Says that a fact should not stand.
    public static let withdrawn = EventTypeName(known: "ledger.record-withdrawn.v1")

    /// Both schemas.
    public static let schemas = [
        EventSchema(
            name: corrected,
            summary: "A recorded fact is said again, whole; what it said before stays readable.",
            streamForm: "the stream of the event it corrects",
            fields: FieldTable(CorrectedFields.self).fields),
        EventSchema(
            name: withdrawn,
            summary: "A recorded fact is taken back; what it said stays readable.",
            streamForm: "the stream of the event it withdraws",
            fields: FieldTable(WithdrawnFields.self).fields),
    ]

    static func isCorrection(_ name: EventTypeName) -> Bool {
        name == corrected || name == withdrawn
    }
}

/// Why a recorded fact is corrected or withdrawn.
public enum CorrectionReason: String, CodeList {
    case wrongValue, wrongBody, wrongDay, duplicate, sourceCorrected, neverHappened, other
}

/// The data of `ledger.record-corrected.v1`.
struct CorrectedFields: FieldGroup {
    static let table = FieldTable(CorrectedFields.self)

    let occurredOn: CivilDate
    let precision: OccurredPrecision?
    let time: Instant?
    let data: RawObject

    init(from fields: inout FieldReader) {
        fields.readReason()
        occurredOn = fields.required("occurredon", "The day of the fact, as it is now said.")
        precision = fields.optional("occurredprecision", "The span whose last day is occurredon.")
        time = fields.optional("time", "The instant of the fact, where known.")
        data = fields.required("data", "The whole fact, in the schema of the corrected type.")
        fields.readCommonFields()
    }
}

/// The data of `ledger.record-withdrawn.v1`.
struct WithdrawnFields: FieldGroup {
    static let table = FieldTable(WithdrawnFields.self)

    init(from fields: inout FieldReader) {
        fields.readReason()
        fields.readCommonFields()
    }
}

extension FieldReader {
    fileprivate mutating func readReason() {
        let code: CorrectionReason = required("reasonCode", "Why.")
        _ = code
        sealed("reason", String.self, .narrative, "Why, in words.")
    }
}
