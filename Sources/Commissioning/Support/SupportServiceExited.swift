public import EventLog

/// A support service ends.
struct SupportServiceExited: EventData {
    typealias Area = SupportArea

    static let name = EventTypeName(known: "support.support-service-exited.v1")
    static let summary = "A support service ends."
    static let table = FieldTable(event: Self.self)

    let exit: SupportExit

    init(from fields: inout FieldReader) {
        let reason = fields.required("reasonCode", "Why.") as ExitReason
        fields.sealed("reason", String.self, .narrative, "Why, in words.")
        exit = SupportExit(
            reason: reason, to: fields.optional("to", "Where support comes from now."))
    }

    func check(in state: SupportState, _ fact: Fact) throws(SupportRefusal) {
        if let known = state.exit { throw .alreadyExited(on: known.on, by: known.by) }
    }

    func apply(to state: inout SupportState, _ fact: Fact) {
        state.noteChange(fact)
        state.exit.contestDay(exit, fact)
    }
}

/// How a support service ended.
public struct SupportExit: Hashable, Sendable {
    /// Why.
    public let reason: ExitReason
    /// Where support comes from now; nil when not given.
    public let to: SupportOption?
}

/// Why a support service ends.
public enum ExitReason: String, CodeList {
    /// Its term is over.
    case expired
    /// The body does the work itself.
    case broughtInHouse
    /// Another supplier does it.
    case moved
    /// The supplier is no more.
    case supplierClosed
    /// The body or the supplier merged.
    case merged
    /// Anything else.
    case other
}
