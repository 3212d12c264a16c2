public import EventLog

/// Many facts were taken in from one source.
struct ImportBatchRecorded: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.import-batch-recorded.v1")
    static let summary = "Many facts were taken in from one source."
    static let recorder = Recorder.ledger(
        when: "it has taken a batch in: ccgledger import --batch KIND")
    static let table = FieldTable(event: Self.self)

    let batch: ImportBatch

    init(from fields: inout FieldReader) {
        batch = ImportBatch(
            source: fields.required("source", "Where they come from."),
            count: fields.required("count", "How many were recorded.", unit: "events"),
            rejects: fields.required("rejects", "How many were not.", unit: "lines"),
            kind: fields.required("kind", "Whether they are old or new."))
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.batches.append(Stated(batch, fact))
    }
}

/// What came of taking in many facts at once.
public struct ImportBatch: Hashable, Sendable {
    /// Where they come from.
    public let source: String
    /// How many were recorded.
    public let count: Int64
    /// How many were not.
    public let rejects: Int64
    /// Whether they are old or new.
    public let kind: Kind

    /// Whether facts are old or new.
    public enum Kind: String, CodeList {
        /// Old facts, recorded afterwards.
        case backfill
        /// Facts as they come in.
        case routine
    }
}
