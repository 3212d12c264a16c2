public import EventLog

/// A notice about a procurement is published.
struct NoticePublished: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.notice-published.v1")
    static let summary = "A notice about a procurement is published."
    static let table = FieldTable(event: Self.self)

    let notice: PublishedNotice

    init(from fields: inout FieldReader) {
        notice = PublishedNotice(
            channel: fields.required("channel", "Where."),
            noticeType: fields.required(
                "noticeType", "The form of the notice, such as UK6, F02 or PSR-intention."),
            noticeID: fields.optional("noticeId", "The number of the notice."),
            uri: fields.optional("uri", "Where it can be read.", source: "RFC 3986"),
            award: fields.optional("award", "The award it is about."))
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        // A notice of one number and channel is one notice: another account or day contests it.
        let known = state.notices.firstIndex {
            $0.value.noticeID != nil && $0.value.noticeID == notice.noticeID
                && $0.value.channel == notice.channel
        }
        guard let known else { return state.notices.append(Stated(notice, fact)) }
        let stated = state.notices[known]
        if stated.value != notice || stated.on != fact.occurredOn {
            state.notices[known].contest(with: notice, fact)
        }
    }
}

/// A published notice about a procurement.
public struct PublishedNotice: Hashable, Sendable {
    /// Where it is published.
    public let channel: NoticeChannel
    /// Its form, such as `UK6`, `F02` or `PSR-intention`.
    public let noticeType: String
    /// Its number; nil when not given.
    public let noticeID: String?
    /// Where it can be read; nil when not given.
    public let uri: String?
    /// The award it is about; nil when it is about none.
    public let award: Reference?
}
