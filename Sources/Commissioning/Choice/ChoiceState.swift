public import EventLog

/// What the events of one service that patients are to choose a provider of come to.
public struct ChoiceState: Hashable, Sendable {
    /// Commitments to extend choice to the service, in the order of its history; contested when
    /// another event of that day states another for the same objective.
    public internal(set) var commitments: [Stated<ChoiceCommitment>] = []
    /// Who was asked whether the service is a local priority, in the order of its history.
    public internal(set) var engagements: [Stated<PriorityEngagement>] = []
    /// How it was selected for choice; contested when another event says otherwise.
    @Sparse public internal(set) var selection: Stated<ServiceSelection>?
    /// Versions of the specification, in the order of its history; contested when another event
    /// of that day sets another.
    public internal(set) var specifications: [Stated<ChoiceSpecification>] = []
    /// Every criterion that any specification had, each once, in the order of first mention and
    /// with the title given last.
    public internal(set) var publishedCriteria: [QualificationCriterion] = []
    /// When providers could apply, in the order of its history.
    public internal(set) var windows: [Stated<QualificationWindow>] = []
    /// Providers that applied, or of which a decision is on record, in the order of first mention.
    public internal(set) var providers: [ChoiceProvider] = []
    /// Limits to the number of providers, in the order of its history.
    public internal(set) var caps: [Stated<ProviderCap>] = []
    /// What patients were offered, in the order of its history; contested when another event
    /// counts otherwise for the same period.
    public internal(set) var offers: [Stated<ChoiceOffer>] = []
    /// How choice was made known, in the order of its history.
    public internal(set) var publicity: [Stated<ChoicePublicity>] = []
    /// Patients who asked for another provider, in the order of its history.
    public internal(set) var alternativesRequested: [Stated<AlternativeProvision>] = []
    /// Patients who were offered another provider, in the order of its history.
    public internal(set) var alternativesOffered: [Stated<AlternativeProvision>] = []
    /// Who restricted choice, in the order of its history; contested when another event of that
    /// day says otherwise of the same restriction.
    public internal(set) var restrictions: [Stated<ChoiceRestriction>] = []
    /// What reports said, in the order of its history; contested when another event says
    /// otherwise for the same period.
    public internal(set) var reports: [Stated<ChoiceReport>] = []
    /// Events recorded after facts that happened later.
    public internal(set) var lateEntries: [Position] = []

    init() {}

    /// Notes what every event may be: late.
    mutating func note(_ fact: Fact) {
        if fact.isLate { lateEntries.append(fact.position) }
    }
}

extension ChoiceState {
    /// What the service is called: as selected, or else as last committed to.
    public var title: String? { selection?.value.title ?? commitments.last?.value.title }

    /// The specification that holds on a day; nil when none had been set.
    public func specification(on day: CivilDate) -> Stated<ChoiceSpecification>? {
        specifications.last { $0.on <= day }
    }

    /// The limit to the number of providers on a day; nil when none had been set.
    public func cap(on day: CivilDate) -> Stated<ProviderCap>? { caps.last { $0.on <= day } }

    /// Restrictions in force on a day, in the order of the service's history.
    public func restrictions(on day: CivilDate) -> [Stated<ChoiceRestriction>] {
        restrictions.filter { stated in
            stated.on <= day && stated.value.endsOn.map { day < $0 } ?? true
        }
    }

    /// Providers that patients could choose on a day, in the order of first mention.
    public func qualifiedProviders(on day: CivilDate) -> [ChoiceProvider] {
        providers.filter { $0.standing(on: day) == .qualified }
    }

    /// Whether patients could choose on a day: the service had been selected or specified, and at
    /// least one provider was qualified.
    public func isLive(on day: CivilDate) -> Bool {
        let isOpened =
            selection.map { $0.on <= day } ?? false || specifications.contains { $0.on <= day }
        return isOpened && providers.contains { $0.standing(on: day) == .qualified }
    }

    /// Whether patients can choose after all that is on record; a suspension counts as running,
    /// whenever it is to end.
    public var isLive: Bool {
        (selection != nil || !specifications.isEmpty)
            && providers.contains { $0.standing == .qualified }
    }
}
