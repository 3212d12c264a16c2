import EventLog

/// Whoever keeps the ledger took the log as it was for the whole log, such as after a restore.
struct HeadAccepted: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.head-accepted.v1")
    static let summary =
        "The log as it was is taken for the whole log; what was acknowledged after it is lost."
    static let recorder = Recorder.ledger(
        when: "its log is taken for the whole: ccgledger doctor --accept-head")
    static let table = FieldTable(event: Self.self)

    let head: AcceptedHead

    init(from fields: inout FieldReader) {
        head = AcceptedHead(
            size: fields.required("size", "How many events it held.", unit: "events"),
            root: fields.required(
                "root", "The root of its tree.", source: "RFC 6962, section 2.1"))
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.acceptedHeads.append(Stated(head, fact))
    }
}

/// A log that was taken for the whole log.
public struct AcceptedHead: Hashable, Sendable {
    /// How many events it held.
    public let size: Int64
    /// The root of its tree.
    public let root: Base64Root
}
