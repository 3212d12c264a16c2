public import EventLog

/// What the events of one procurement come to.
public struct ProcurementState: Hashable, Sendable {
    /// What was planned; contested when another event plans it otherwise.
    @Sparse public internal(set) var plan: Stated<ProcurementPlan>?
    /// How it commenced, the last time it did; contested when another event says otherwise.
    @Sparse public internal(set) var commencement: Stated<Commencement>?
    /// The law it is run under: that of the commencement, until then that of the plan.
    public internal(set) var regime: Stated<ProcurementRegime>?
    /// What it is thought to be worth: as commenced where that says so, else as planned.
    @Sparse public internal(set) var estimatedValue: Stated<Money>?
    /// How the market was engaged, in the order of its history.
    public internal(set) var engagements: [Stated<MarketEngagement>] = []
    /// Commissioners that joined or left, by code.
    public internal(set) var associations: [ODSCode: Stated<Association>] = [:]
    /// The ways that were decided on, in the order of its history; contested when another event
    /// of that day decides otherwise.
    public internal(set) var routeDecisions: [Stated<RouteDecision>] = []
    /// Checks for conflicts of interest, in the order of its history.
    public internal(set) var conflictsChecks: [Stated<ConflictsCheck>] = []
    /// Where the opportunity was published, in the order of its history.
    public internal(set) var opportunities: [Stated<Opportunity>] = []
    /// What was changed about the opportunity, in the order of its history.
    public internal(set) var amendments: [Stated<OpportunityAmendment>] = []
    /// The deadline, criteria and lots as published and amended; nil while there are none.
    @Sparse public internal(set) var terms: TenderTerms?
    /// Whether the answer to each clarification went to all, by its reference.
    public internal(set) var clarifications: [Reference: Stated<Bool>] = [:]
    /// What became of each bid, by its reference.
    public internal(set) var bids: [Reference: BidRecord] = [:]
    /// Openings of bids, in the order of its history.
    public internal(set) var openings: [Stated<BidOpening>] = []
    /// Who scored, with the event of the first score met.
    public internal(set) var evaluators: [Reference: Position] = [:]
    /// What was recommended, in the order of its history; contested when another event of that
    /// day recommends another bid for the same lot.
    public internal(set) var recommendations: [Stated<AwardRecommendation>] = []
    /// The total scores that were revealed of recommended bids, by the event that recommends.
    public internal(set) var recommendedTotals: [Position: Revealed<DecimalString>] = [:]
    /// What became of each award, by its reference.
    public internal(set) var awards: [Reference: AwardRecord] = [:]
    /// The standstill that names no award.
    @Sparse public internal(set) var standstill: StandstillRecord?
    /// What became of each provider's representations, by their reference.
    public internal(set) var representations: [Reference: RepresentationRecord] = [:]
    /// Notices beside those of the opportunity, in the order of its history.
    public internal(set) var notices: [Stated<PublishedNotice>] = []
    /// What the register adds to the choice of the route; awards have their own.
    @Sparse public internal(set) var routeRegistration: Stated<DecisionRegistration>?
    /// Waivers of the rules on tenders, in the order of its history.
    public internal(set) var waivers: [Stated<TenderWaiver>] = []
    /// How key criteria were applied, and where guidance was departed from; nil while neither was.
    @Sparse var remarks: SelectionRemarks?
    /// How it was abandoned; nil once it commences anew.
    @Sparse public internal(set) var abandonment: Stated<Abandonment>?
    /// How it was abandoned before it commenced anew, in the order of its history.
    public internal(set) var formerAbandonments: [Stated<Abandonment>] = []
    /// Events of a day on which it was abandoned.
    public internal(set) var afterAbandonment: [Position] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// How key criteria were applied, in the order of its history.
    public var keyCriteria: [Stated<KeyCriterionAssessment>] { remarks?.keyCriteria ?? [] }

    /// Where guidance was departed from and why, in the order of its history.
    public var departures: [Stated<GuidanceDeparture>] { remarks?.departures ?? [] }

    /// What it is called, as planned.
    public var title: String? { plan?.value.title }

    /// Notes what every event may be: late, or after the abandonment.
    mutating func note(_ fact: Fact) {
        noteLate(fact)
        if let abandonment, fact.occurredOn >= abandonment.on {
            afterAbandonment.append(fact.position)
        }
    }

    /// Notes an event that cannot come too late for an abandoned procurement.
    mutating func noteLate(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}

/// What is said of a procurement beside its steps; of most nothing is.
struct SelectionRemarks: Hashable, Sendable {
    var keyCriteria: [Stated<KeyCriterionAssessment>] = []
    var departures: [Stated<GuidanceDeparture>] = []
}
