public import EventLog

/// An opportunity to bid is published.
struct OpportunityPublished: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.opportunity-published.v1")
    static let summary = "An opportunity to bid is published."
    static let table = FieldTable(event: Self.self)

    let opportunity: Opportunity
    let criteria: [TenderCriterion]

    init(from fields: inout FieldReader) {
        let channel = fields.required("channel", "Where.") as NoticeChannel
        let noticeType = fields.optional("noticeType", "The form of the notice.") as String?
        let noticeID = fields.optional("noticeId", "The number of the notice.") as String?
        let uri = fields.optional("uri", "Where it can be read.", source: "RFC 3986") as String?
        let deadline = fields.optional("deadline", "The last moment for bids.") as Instant?
        criteria = fields.list("criteria", "By what bids are judged; a tree.")
        opportunity = Opportunity(
            channel: channel, noticeType: noticeType, noticeID: noticeID, uri: uri,
            deadline: deadline,
            priceFormula: fields.optional("priceFormula", "How a price becomes a score."),
            minimumRequirements: fields.list(
                "minimumRequirements", "What a bidder must meet at the least."),
            lots: fields.list("lots", "The parts that can be bid for."))
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try CriteriaTree(criteria).check()
        if let lot = opportunity.lots.map(\.id).repeated { throw .lotTwice(lot) }
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        state.take(opportunity, fact)
        let tree = criteria.isEmpty ? nil : CriteriaTree(criteria)
        if opportunity.deadline != nil || tree != nil || !opportunity.lots.isEmpty {
            var terms = state.terms ?? TenderTerms()
            terms.publish(opportunity, tree, commencedOn: state.commencement?.on, fact)
            state.replaceTerms(terms)
        }
    }
}

/// A published opportunity to bid.
public struct Opportunity: Hashable, Sendable {
    /// Where it is published.
    public let channel: NoticeChannel
    /// The form of the notice; nil when not given.
    public let noticeType: String?
    /// The number of the notice; nil when not given.
    public let noticeID: String?
    /// Where it can be read; nil when not given.
    public let uri: String?
    /// The last moment for bids, as first published; nil when not given.
    public let deadline: Instant?
    /// How a price becomes a score; nil when not given.
    public let priceFormula: PriceFormula?
    /// What a bidder must meet at the least; empty when nothing is named.
    public let minimumRequirements: [String]
    /// The parts that can be bid for; empty when there are none.
    public let lots: [TenderLot]

    /// How a price becomes a score.
    public enum PriceFormula: String, CodeList {
        /// The lowest price divided by the bid's.
        case lowestDividedByPrice
        /// By how far the price is from the mean.
        case deviationFromMean
        /// By how far the price is from the lowest.
        case deviationFromLowest
        /// The price is fixed.
        case fixedPrice
        /// Anything else.
        case other
    }
}

/// A part of a procurement that can be bid for by itself.
public struct TenderLot: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(TenderLot.self)

    /// What it is referred to by.
    public let id: Reference
    /// What it is called.
    public let title: String
    /// What it is thought to be worth; nil when not given.
    public let value: Money?

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        id = fields.required("lotId", "What it is referred to by.")
        title = fields.required("title", "What it is called.")
        value = fields.optional("value", "What it is thought to be worth.")
    }
}

extension ProcurementState {
    /// A notice of one number and channel is one notice: another account or day
    /// contests it.
    fileprivate mutating func take(_ opportunity: Opportunity, _ fact: Fact) {
        let known = opportunities.firstIndex {
            $0.value.noticeID != nil && $0.value.noticeID == opportunity.noticeID
                && $0.value.channel == opportunity.channel
        }
        guard let known else { return opportunities.append(Stated(opportunity, fact)) }
        let stated = opportunities[known]
        if stated.value != opportunity || stated.on != fact.occurredOn {
            opportunities[known].contest(with: opportunity, fact)
        }
    }

    /// Takes in new terms; bids met before any deadline are held against the first.
    mutating func replaceTerms(_ terms: TenderTerms) {
        let isFirstDeadline = self.terms?.deadline == nil && terms.deadline != nil
        self.terms = terms
        guard isFirstDeadline else { return }
        for bid in bids.keys { bids[bid]?.judge(by: terms) }
    }
}
