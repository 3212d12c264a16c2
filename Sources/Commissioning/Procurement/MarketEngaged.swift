public import EventLog

/// A body talks to the market before it asks for bids.
struct MarketEngaged: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.market-engaged.v1")
    static let summary = "A body talks to the market before it asks for bids."
    static let table = FieldTable(event: Self.self)

    let how: MarketEngagement.Means
    let participants: [Provider]
    let publishedOn: CivilDate?

    init(from fields: inout FieldReader) {
        how = fields.required("how", "By what means.")
        participants = fields.list("participants", "Who took part.", audience: .parties)
        publishedOn = fields.optional("publishedOn", "When its result was published.")
    }

    var tags: [String] { Tags.of(suppliers: participants.map { $0.supplier?.code }) }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try participants.checkNamed(in: .participants)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        let engagement = MarketEngagement(
            how: how, participantCount: participants.count, publishedOn: publishedOn)
        state.engagements.append(Stated(engagement, fact))
    }
}

/// How a body talked to the market.
public struct MarketEngagement: Hashable, Sendable {
    /// By what means.
    public let how: Means
    /// How many took part, as far as they are named; who they are is for the parties alone.
    public let participantCount: Int
    /// When its result was published; nil when not given.
    public let publishedOn: CivilDate?

    /// A means to talk to the market.
    public enum Means: String, CodeList {
        /// A notice.
        case notice
        /// A meeting.
        case meeting
        /// A questionnaire.
        case questionnaire
        /// A visit to the site.
        case siteVisit
        /// Anything else.
        case other
    }
}
