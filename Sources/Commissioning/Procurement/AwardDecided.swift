public import EventLog

/// A body decides to whom it awards, or that it awards to nobody.
struct AwardDecided: EventData {
    typealias Area = ProcurementArea

    static let name = EventTypeName(known: "procurement.award-decided.v1")
    static let summary = "A body decides to whom it awards; to nobody when no supplier is named."
    static let table = FieldTable(event: Self.self)

    let award: Reference
    let decided: AwardDecision

    init(from fields: inout FieldReader) {
        award = fields.required("award", "What the award is referred to by.")
        let suppliers =
            fields.list("suppliers", "To whom; to nobody when absent.") as [Provider]
        let bids = fields.list("bids", "The bids that win.") as [Reference]
        let lots = fields.list("lotIds", "The lots that are awarded.") as [Reference]
        let noAwardLots =
            fields.list("noAwardLots", "The lots that are awarded to nobody.") as [Reference]
        let value = fields.optional("value", "What the award is worth.") as Money?
        let parties = fields.list("parties", "The commissioners it is made for.") as [Party]
        let votes = fields.optional("votes", "How those who decided voted.") as AwardVotes?
        let decision = fields.required("decision", "Where it was decided.") as Decision
        let reason = fields.required("reasonCode", "Why.") as AwardDecision.Reason
        fields.sealed("reasons", String.self, .narrative, "Why, in words.")
        let keyCriteria =
            fields.list(
                "keyCriteria", "The key criteria it rests on.",
                source: "S.I. 2023/1348, regulation 5") as [KeyCriterionApplied]
        decided = AwardDecision(
            suppliers: suppliers, bids: bids, lots: lots, noAwardLots: noAwardLots, value: value,
            parties: parties, votes: votes, decision: decision, reason: reason,
            keyCriteria: keyCriteria.map(\.criterion))
    }

    var tags: [String] {
        Tags.of(
            suppliers: decided.suppliers.map { $0.supplier?.code },
            bodies: decided.parties.map(\.code))
    }

    func check(in state: ProcurementState, _ fact: Fact) throws(ProcurementRefusal) {
        try decided.suppliers.checkNamed(in: .suppliers)
        try state.checkLots(decided.lots)
        try state.checkLots(decided.noAwardLots)
        if let code = decided.parties.repeated { throw .partyTwice(code) }
        try checkShares()
        if let known = state.awards[award]?.decided, known.on == fact.occurredOn,
            known.value == decided
        {
            throw .already(.awardDecided(award), on: known.on, by: known.by)
        }
    }

    private func checkShares() throws(ProcurementRefusal) {
        guard let value = decided.value?.pence else { return }
        let shares = decided.parties.shareTotal
        if let shares, shares <= value { return }
        throw .sharesAboveValue(shares: shares, value: value)
    }

    func apply(to state: inout ProcurementState, _ fact: Fact) {
        state.note(fact)
        let footing = AwardFooting(of: decided, in: state)
        state.awards[award, default: AwardRecord()].decide(decided, footing, fact)
    }
}

/// To whom a body awards, and how it came to that.
public struct AwardDecision: Hashable, Sendable {
    /// To whom; empty for nobody.
    public let suppliers: [Provider]
    /// The bids that win; empty when none is named.
    public let bids: [Reference]
    /// The lots that are awarded; empty when none is named.
    public let lots: [Reference]
    /// The lots that are awarded to nobody; empty when none is named.
    public let noAwardLots: [Reference]
    /// What the award is worth; nil when not given.
    public let value: Money?
    /// The commissioners it is made for; empty when not given.
    public let parties: [Party]
    /// How those who decided voted; nil when not given.
    public let votes: AwardVotes?
    /// Where it was decided.
    public let decision: Decision
    /// Why.
    public let reason: Reason
    /// The key criteria it rests on; empty when not given.
    public let keyCriteria: [KeyCriterion]

    /// Why an award is made, or none.
    public enum Reason: String, CodeList {
        /// The bid is the most advantageous.
        case mostAdvantageous
        /// The bid is the cheapest.
        case lowestPrice
        /// One provider alone is capable.
        case soleProvider
        /// There is no time for anything else.
        case urgency
        /// The service goes on as it is.
        case continuity
        /// The provider is the most suitable.
        case mostSuitable
        /// No bid is suitable.
        case noSuitableBid
        /// Anything else.
        case other
    }
}

/// How those who decided an award voted.
public struct AwardVotes: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(AwardVotes.self)

    /// How many were for it.
    public let inFavour: Int64
    /// How many were against it.
    public let against: Int64
    /// How many abstained.
    public let abstained: Int64

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        inFavour = fields.required("for", "How many were for it.", unit: "votes")
        against = fields.required("against", "How many were against it.", unit: "votes")
        abstained = fields.required("abstained", "How many abstained.", unit: "votes")
    }
}

/// A key criterion of the Provider Selection Regime.
public enum KeyCriterion: String, CodeList {
    /// Quality and innovation.
    case quality
    /// Value.
    case value
    /// Integration, collaboration and service sustainability.
    case integration
    /// Improving access, reducing health inequalities, and facilitating choice.
    case access
    /// Social value.
    case socialValue
}

/// A key criterion as an award names it.
struct KeyCriterionApplied: FieldGroup {
    static let table = FieldTable(KeyCriterionApplied.self)

    let criterion: KeyCriterion

    init(from fields: inout FieldReader) {
        criterion = fields.required("criterion", "Which it is.")
        fields.sealed("reason", String.self, .narrative, "How it was applied.")
    }
}
