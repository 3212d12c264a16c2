public import EventLog

/// What the log came to at one of its sizes is pinned by a root of its own.
struct StateRootRecorded: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.state-root-recorded.v1")
    static let summary =
        "All rows of a projection, as of a day and as known at a size of the log, have this root."
    static let recorder = Recorder.ledger(
        when: "it folds a projection: ccgledger state-root record")
    static let table = FieldTable(event: Self.self)

    let root: StateRoot

    init(from fields: inout FieldReader) {
        root = StateRoot(
            projection: fields.required("projection", "What was folded."),
            version: fields.required("version", "The version of its rows."),
            logSize: fields.required("logSize", "How many events were known.", unit: "events"),
            knownAt: fields.optional(
                "knownAt", "When the newest of them was recorded; absent when there were none."),
            asOf: fields.required("asOf", "The last day whose facts count."),
            root: fields.required(
                "root", "The root of the tree over the rows.", source: "RFC 6962, section 2.1"),
            rowCount: fields.required("rowCount", "How many rows there were.", unit: "rows"))
    }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        guard UInt64(clamping: root.logSize) <= fact.position.index else {
            throw .stateNotYetKnown(logSize: root.logSize, at: fact.position)
        }
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.stateRoots.append(Stated(root, fact))
    }
}

/// The root over all rows of a projection, and what was folded for it.
public struct StateRoot: Hashable, Sendable {
    /// What was folded.
    public let projection: KebabName
    /// The version of its rows.
    public let version: Int64
    /// How many events were known.
    public let logSize: Int64
    /// When the newest of them was recorded; nil when there were none.
    public let knownAt: Instant?
    /// The last day whose facts count.
    public let asOf: CivilDate
    /// The root of the tree over the rows.
    public let root: Base64Root
    /// How many rows there were.
    public let rowCount: Int64
}
