import EventLog

/// The record of a contract is published.
struct ContractRecordPublished: EventData {
    typealias Area = ContractArea

    static let name = EventTypeName(known: "contract.contract-record-published.v1")
    static let summary = "The record of a contract is published."
    static let table = FieldTable(event: Self.self)

    let publication: ContractPublication

    init(from fields: inout FieldReader) {
        publication = ContractPublication(
            channel: fields.required(
                "channel", "Where it is published.", source: "S.I. 2013/500, regulation 9"),
            noticeID: fields.optional("noticeId", "The number of the notice there."),
            uri: fields.optional("uri", "Where it can be read.", source: "RFC 3986"))
    }

    func apply(to state: inout ContractState, _ fact: Fact) {
        state.noteUse(fact)
        let known = state.publications.firstIndex {
            $0.value.isSame(as: publication) || $0.on == fact.occurredOn && $0.value == publication
        }
        guard let known else { return state.publications.append(Stated(publication, fact)) }
        let isSameDay = state.publications[known].on == fact.occurredOn
        if !isSameDay || state.publications[known].value != publication {
            state.publications[known].contest(with: publication, fact)
        }
    }
}

/// Where the record of a contract stands.
public struct ContractPublication: Hashable, Sendable {
    /// Where it is published.
    public let channel: NoticeChannel
    /// The number of the notice there; nil when not given.
    public let noticeID: String?
    /// Where it can be read; nil when not given.
    public let uri: String?

    /// Whether both are one notice.
    func isSame(as other: ContractPublication) -> Bool {
        noticeID != nil && noticeID == other.noticeID && channel == other.channel
    }
}
