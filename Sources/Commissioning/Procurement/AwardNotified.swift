public import EventLog

/// Bidders are told of an award.
struct AwardNotified: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.award-notified.v1")
    static let summary = "Bidders are told of an award."
    static let table = FieldTable(event: Self.self)

    let award: Reference
    let notification: AwardNotification

    init(from fields: inout FieldReader) {
        award = fields.required("award", "The award.")
        notification = AwardNotification(
            to: fields.list("to", "The bids whose bidders are told; all when absent."),
            method: fields.required("method", "By what means."),
            hasReasons: fields.required("reasonsGiven", "Whether reasons are given."),
            hasScores: fields.required("scoresGiven", "Whether scores are given."))
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.awards[award, default: AwardRecord()].notifications
            .append(Stated(notification, fact))
    }
}

/// A letter that tells bidders of an award.
public struct AwardNotification: Hashable, Sendable {
    /// The bids whose bidders are told; empty for all.
    public let to: [Reference]
    /// By what means.
    public let method: Method
    /// Whether reasons are given.
    public let hasReasons: Bool
    /// Whether scores are given.
    public let hasScores: Bool

    /// A means to tell bidders of an award.
    public enum Method: String, CodeList {
        /// By electronic means.
        case electronic
        /// By post.
        case post
    }
}
