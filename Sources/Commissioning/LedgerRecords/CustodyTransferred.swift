public import EventLog

/// A log is handed on: what it held then stands, and another log carries it on.
struct CustodyTransferred: EventData {
    typealias Area = LedgerArea

    static let name = EventTypeName(known: "ledger.custody-transferred.v1")
    static let summary = "A log is handed on as it was, and another log carries it on."
    static let table = FieldTable(event: Self.self)

    let custody: Custody

    init(from fields: inout FieldReader) {
        custody = Custody(
            from: fields.required(
                "fromOrigin", "The log that is handed on.", source: "C2SP tlog-checkpoint"),
            size: fields.required("size", "How many events it held.", unit: "events"),
            root: fields.required(
                "root", "The root of its tree.", source: "RFC 6962, section 2.1"),
            to: fields.required(
                "toOrigin", "The log that carries it on.", source: "C2SP tlog-checkpoint"),
            instrument: fields.required(
                "instrument", "The order or agreement under which it is handed on."))
    }

    var tags: [String] { [Custody.tag] }

    func check(in state: LedgerState, _ fact: Fact) throws(LedgerRefusal) {
        guard custody.from != custody.to else { throw .handedToItself(custody.from) }
    }

    func apply(to state: inout LedgerState, _ fact: Fact) {
        state.note(fact)
        state.custody.append(Stated(custody, fact))
    }
}

/// That a log was handed on.
public struct Custody: Hashable, Sendable {
    /// The tag under which it is found.
    public static let tag = "custody"

    /// The log that is handed on.
    public let from: Reference
    /// How many events it held.
    public let size: Int64
    /// The root of its tree.
    public let root: Base64Root
    /// The log that carries it on.
    public let to: Reference
    /// The order or agreement under which it is handed on.
    public let instrument: String
}
