public import EventLog

/// Audits of a body: what an auditor did and what came of it.
public enum AuditArea: EventArea {
    /// What the events of one stream come to.
    public typealias State = AuditState
    /// Why a proposal cannot be.
    public typealias Refusal = AuditRefusal

    /// `audit`.
    public static let name = "audit"
    /// One stream an audit of a body.
    public static let streamForm = "audit/{ods}/{ref}"

    /// Its event types; made anew for each catalogue.
    public static var types: [EventType<AuditArea>] { [EventType(SearchMade.self)] }

    /// An audit of which nothing is known.
    public static func initial(_ stream: StreamName) -> AuditState {
        AuditState(body: stream.body(inArea: name, partCount: 3))
    }
}
