public import Commissioning
public import EventLog
internal import Projections

/// One stream as a rule reads it: what it comes to, and the law that it is under.
public struct CaseFile<State: Sendable>: Sendable {
    /// What it is about.
    public let matter: Matter
    /// What its events come to.
    public let state: State
    /// What is on record of the law that it is under.
    public let law: LawFacts
}

/// What is on record of the law that a process is under, and what that depends on.
public struct LawFacts: Hashable, Sendable {
    /// The first day of the process, which fixes the law; nil when not on record.
    public let commencedOn: CivilDate?
    /// A day by which it had commenced, for what must come after; nil when none is on record.
    public let underWayOn: CivilDate?
    /// The law named on record; nil when none is.
    public let regime: ProcurementRegime?
    /// Whether it is about health care for patients; nil when not on record.
    public let isHealthCare: Bool?
    /// What it was thought to be worth; nil when not on record.
    public let estimatedValue: Money?
    /// Where that is recorded.
    public let evidence: [Evidence]

    /// Nothing on record.
    static let none = LawFacts(
        commencedOn: nil, underWayOn: nil, regime: nil, isHealthCare: nil, estimatedValue: nil,
        evidence: [])

    private init(
        commencedOn: CivilDate?, underWayOn: CivilDate?, regime: ProcurementRegime?,
        isHealthCare: Bool?, estimatedValue: Money?, evidence: [Evidence]
    ) {
        self.commencedOn = commencedOn
        self.underWayOn = underWayOn
        self.regime = regime
        self.isHealthCare = isHealthCare
        self.estimatedValue = estimatedValue
        self.evidence = evidence
    }

    init(_ state: ProcurementState) {
        let subject = state.commencement?.value.mainSubject
        commencedOn = state.commencement?.on
        let bids = state.bids.values.compactMap(\.received?.on)
        let awards = state.awards.values.compactMap(\.decided?.on)
        underWayOn = (bids + awards + state.opportunities.map(\.on)).min()
        regime = state.regime?.value
        isHealthCare =
            subject.map { $0 == .healthCareServices } ?? state.plan?.value.isHealthCareService
        estimatedValue = state.estimatedValue?.value
        evidence =
            state.commencement.map {
                [Evidence($0, "commenced", "\($0.on), \($0.value.regime.rawValue)")]
            } ?? []
    }

    /// The law of a contract: that of its procurement, since a process keeps its law to the end.
    init(of contract: ContractState, from procurement: ProcurementState?) {
        self =
            procurement.map(LawFacts.init)
            ?? LawFacts(
                commencedOn: nil, underWayOn: contract.award?.awardedOn.value, regime: nil,
                isHealthCare: nil, estimatedValue: nil, evidence: [])
    }
}

extension CaseFile where State == ProcurementState {
    init(_ fold: FoldedStream<ProcurementState>) {
        law = LawFacts(fold.state)
        matter = Matter(
            fold.name, owner: ProcurementArea.body(of: fold.name), regime: law.regime,
            title: fold.state.title)
        state = fold.state
    }

    /// The awards by their references, in order.
    var awards: [(ref: Reference, record: AwardRecord)] {
        state.awards.sorted { $0.key.text < $1.key.text }.map { ($0.key, $0.value) }
    }

    /// What a rule with that scope answers of each award to somebody.
    func judgedAwards(
        under scope: LawScope, _ judge: (Reference, Stated<AwardDecision>) -> Judgement?
    ) -> [Judgement] {
        awards.flatMap { ref, record -> [Judgement] in
            guard let decided = record.decided, !decided.value.suppliers.isEmpty else { return [] }
            return judged(under: scope, by: [decided.by]) { judge(ref, decided).map { [$0] } ?? [] }
        }
    }

    /// The bids by their references, in order.
    var bids: [(ref: Reference, record: BidRecord)] {
        state.bids.sorted { $0.key.text < $1.key.text }.map { ($0.key, $0.value) }
    }

    /// The route that was decided last by a day; nil when none was.
    func route(by day: CivilDate) -> Stated<RouteDecision>? {
        state.routeDecisions.last { $0.on <= day }
    }
}

extension CaseFile where State == ContractState {
    init(_ fold: FoldedStream<ContractState>, from procurement: FoldedStream<ProcurementState>?) {
        law = LawFacts(of: fold.state, from: procurement?.state)
        matter = Matter(
            fold.name, process: fold.state.award?.procurement.value,
            owner: ContractArea.body(of: fold.name), regime: law.regime,
            title: fold.state.award?.title.value)
        state = fold.state
    }

    /// The first signature; nil when none is on record.
    var firstSigning: Stated<ContractSigning>? {
        state.signings.min { ($0.on, $0.by) < ($1.on, $1.by) }
    }

    /// What it is worth, as awarded.
    var awardedValue: Money? { state.award?.totalValue.value }
}

extension CaseFile where State == SupportState {
    init(_ fold: FoldedStream<SupportState>) {
        matter = Matter(fold.name, owner: SupportArea.body(of: fold.name))
        state = fold.state
        law = .none
    }
}

extension CaseFile where State == ChoiceState {
    init(_ fold: FoldedStream<ChoiceState>) {
        matter = Matter(
            fold.name, owner: ChoiceArea.body(of: fold.name), title: fold.state.title)
        state = fold.state
        law = .none
    }
}

extension CaseFile where State == InterestsState {
    init(_ fold: FoldedStream<InterestsState>) {
        matter = Matter(fold.name, owner: InterestsArea.body(of: fold.name))
        state = fold.state
        law = .none
    }
}

extension CaseFile where State == MandateState {
    init(_ fold: FoldedStream<MandateState>) {
        matter = Matter(fold.name, owner: nil)
        state = fold.state
        law = .none
    }
}

extension CaseFile where State == GovernanceState {
    init?(_ fold: FoldedStream<GovernanceState>) {
        guard let owner = ODSCode(fold.name.second) else { return nil }
        matter = Matter(fold.name, owner: owner)
        state = fold.state
        law = .none
    }
}

extension CaseFile where State == AuthorisationState {
    init(_ fold: FoldedStream<AuthorisationState>) {
        matter = Matter(fold.name, owner: ODSCode(fold.name.second))
        state = fold.state
        law = .none
    }
}

extension CaseFile where State == MeasureState {
    init(_ fold: FoldedStream<MeasureState>) {
        matter = Matter(
            fold.name, owner: ODSCode(fold.name.second),
            title: fold.state.definitions.last?.value.title)
        state = fold.state
        law = .none
    }
}
