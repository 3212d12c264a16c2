public import EventLog

/// One provider of a service: what it asked for, what was found and what was decided.
public struct ChoiceProvider: Hashable, Sendable {
    /// The provider.
    public let supplier: Supplier
    /// Where it stood, from which day on, in the order of the history; contested when events
    /// contradict each other.
    public internal(set) var standings: [Stated<ProviderStanding>] = []
    /// When it applied, as whom, in the order of the history.
    public internal(set) var applications: [Stated<Supplier>] = []
    /// What assessments found, in the order of the history.
    public internal(set) var assessments: [Stated<ProviderAssessment>] = []
    /// How it was qualified, in the order of the history.
    public internal(set) var qualifications: [Stated<ProviderQualification>] = []
    /// Why it was not qualified, in the order of the history.
    public internal(set) var rejections: [Stated<ProviderRejection>] = []
    /// Why it was suspended, in the order of the history.
    public internal(set) var suspensions: [Stated<ProviderSuspension>] = []
    /// Why it was removed, in the order of the history.
    public internal(set) var removals: [Stated<ProviderStopReason>] = []
    /// Whether it has applied and has not been qualified, refused or removed since.
    public internal(set) var awaitsDecision = false
    /// Whether it has been removed and has not been qualified since.
    public internal(set) var isRemoved = false

    init(_ supplier: Supplier) { self.supplier = supplier }
}

extension ChoiceProvider {
    /// Where it stands after all that is on record; a suspension counts as running, whenever it
    /// is to end.
    public var standing: ProviderStanding? { standings.last?.value }

    /// Where it stood on a day; nil before its first standing, and after a suspension before
    /// which it had none.
    public func standing(on day: CivilDate) -> ProviderStanding? { standings.standing(on: day) }

    /// Criteria that it meets, as the newest assessment has it.
    public var criteriaMet: [Reference] { assessments.last?.value.met ?? [] }

    /// Criteria that it does not meet, as the newest assessment has it.
    public var criteriaUnmet: [Reference] { assessments.last?.value.unmet ?? [] }

    /// Criteria by which it was refused last.
    public var refusedBy: [Reference] { rejections.last?.value.criteria ?? [] }

    /// Whether it had applied by a day, such as that of a qualification.
    public func hasApplied(by day: CivilDate) -> Bool { applications.contains { $0.on <= day } }

    /// The newest assessment of a day or before it, such as that of a decision.
    public func assessment(by day: CivilDate) -> Stated<ProviderAssessment>? {
        assessments.last { $0.on <= day }
    }
}

extension ChoiceProvider {
    mutating func applied(_ fact: Fact) {
        if awaitsDecision {
            applications.takeLastAccount(supplier, fact)
        } else {
            applications.append(Stated(supplier, fact))
            awaitsDecision = !isDecided(on: fact.occurredOn)
        }
        switch standing {
        case nil, .refused, .removed: prepare(.applied, fact)
        case .applied, .assessed, .qualified, .suspended: break
        }
    }

    mutating func assessed(_ assessment: ProviderAssessment, _ fact: Fact) {
        assessments.takeDailyAccount(assessment, fact)
        switch standing {
        case nil, .applied, .refused, .removed: prepare(.assessed, fact)
        case .assessed, .qualified, .suspended: break
        }
    }

    mutating func qualified(_ qualification: ProviderQualification, _ fact: Fact) {
        if standing == .qualified {
            qualifications.takeLastAccount(qualification, fact)
        } else {
            qualifications.append(Stated(qualification, fact))
        }
        decide(.qualified, fact)
        isRemoved = false
    }

    mutating func refused(_ rejection: ProviderRejection, _ fact: Fact) {
        rejections.takeDailyAccount(rejection, fact)
        decide(.refused, fact)
    }

    mutating func suspended(_ suspension: ProviderSuspension, _ fact: Fact) {
        suspensions.takeDailyAccount(suspension, fact)
        standings.take(.suspended(until: suspension.endsOn), fact)
    }

    mutating func removed(_ reason: ProviderStopReason, _ fact: Fact) {
        if isRemoved {
            removals.takeLastAccount(reason, fact)
        } else {
            removals.append(Stated(reason, fact))
        }
        decide(.removed, fact)
        isRemoved = true
    }

    private mutating func decide(_ standing: ProviderStanding, _ fact: Fact) {
        standings.take(standing, fact)
        awaitsDecision = false
    }

    /// An application or assessment of the day of a decision is taken to precede it, in whatever
    /// order they were recorded.
    private mutating func prepare(_ standing: ProviderStanding, _ fact: Fact) {
        if !isDecided(on: fact.occurredOn) { standings.take(standing, fact) }
    }

    private func isDecided(on day: CivilDate) -> Bool {
        standings.last.map { $0.on == day && $0.value.decidesApplication } ?? false
    }
}

extension ChoiceState {
    /// What is on record of a provider; nil when nothing is.
    public func provider(_ supplier: Supplier) -> ChoiceProvider? {
        providers.first { $0.supplier == supplier }
    }

    /// Changes what is on record of a provider, which may be the first mention of it.
    mutating func change(_ supplier: Supplier?, _ body: (inout ChoiceProvider) -> Void) {
        guard let supplier else { return }
        if let place = providers.firstIndex(where: { $0.supplier == supplier }) {
            body(&providers[place])
        } else {
            var provider = ChoiceProvider(supplier)
            body(&provider)
            providers.append(provider)
        }
    }
}
