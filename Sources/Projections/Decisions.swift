public import Commissioning
public import EventLog

/// Every decision on record of a body and of those it followed: what, where, by whom.
public struct Decisions: Sendable {
    /// In order of day, then of the event that states them.
    public let rows: [DecisionRow]
    /// Whether the log knows the body at all: registered, or with a stream of its own.
    public let isKnown: Bool

    /// Gathers what support, procurement, contracts and choice say was decided, and finds in
    /// governance where.
    ///
    /// - Throws: ``FoldError``.
    public init(_ code: ODSCode, in view: LogView) throws(FoldError) {
        let line = try BodyLine(code, in: view)
        var support: [FoldedStream<SupportState>] = []
        var choices: [FoldedStream<ChoiceState>] = []
        for owner in line.codes {
            support += try view.folds(startingWith: "support/\(owner)/", in: SupportArea.self)
            choices += try view.folds(startingWith: "choice/\(owner)/", in: ChoiceArea.self)
        }
        let procurements = try line.folds(
            in: ProcurementArea.self, view, body: ProcurementArea.body,
            names: { state, line in
                let awarded = state.awards.values.flatMap { $0.decided?.value.parties ?? [] }
                return !line.isDisjoint(with: state.parties.map(\.code) + awarded.map(\.code))
            })
        let contracts = try line.folds(
            in: ContractArea.self, view, body: ContractArea.body,
            names: { state, line in
                !line.isDisjoint(with: state.award?.parties.value.map(\.code) ?? [])
            })
        let organisation = try Organisation(code, in: view)
        try self.init(
            of: line.codes, support: support, choices: choices, procurements: procurements,
            contracts: contracts, isKnown: organisation != nil, in: view)
    }

    /// The same, of streams that were folded before.
    ///
    /// - Parameters:
    ///   - codes: The body, then those it followed.
    ///   - governance: Governance of bodies; that of others is read when it is asked for.
    ///   - isKnown: Whether the body is registered.
    /// - Throws: ``FoldError``.
    public init(
        of codes: [ODSCode], support: [FoldedStream<SupportState>],
        choices: [FoldedStream<ChoiceState>], procurements: [FoldedStream<ProcurementState>],
        contracts: [FoldedStream<ContractState>], governance: [ODSCode: GovernanceState] = [:],
        isKnown: Bool, in view: LogView
    ) throws(FoldError) {
        let found =
            support.flatMap(FoundDecision.inSupport) + choices.flatMap(FoundDecision.inChoice)
            + procurements.flatMap(FoundDecision.inProcurement)
            + contracts.flatMap(FoundDecision.inContract)
        var governance = GovernanceRecords(view, known: governance)
        var rows: [DecisionRow] = []
        for decision in found {
            let owner = ODSCode(decision.stream.second)
            let records = try governance.records(of: [owner].compactMap { $0 } + codes)
            rows.append(DecisionRow(decision, records))
        }
        self.rows = rows.sorted { ($0.on, $0.by) < ($1.on, $1.by) }
        self.isKnown = isKnown || !found.isEmpty
    }
}

/// One decision, and what is on record of those who took it.
public struct DecisionRow: Sendable {
    /// What was decided.
    public let what: DecisionSubject
    /// The day on which it was decided.
    public let on: CivilDate
    /// The event that states it.
    public let by: Position
    /// Its stream.
    public let stream: StreamName
    /// What the stream is about; nil when nothing on record says.
    public let title: String?
    /// What it is worth; nil when the decision does not say.
    public let value: Money?
    /// Where it says that it was decided; nil when it does not say.
    public let decision: Decision?
    /// What governance has on record of that.
    public let place: DecisionPlace
    /// The check for conflicts of interest that belongs to it; nil when none is on record, and
    /// for what is no procurement.
    public let conflicts: Stated<ConflictsCheck>?

    init(_ found: FoundDecision, _ records: [GovernanceState]) {
        what = found.what
        on = found.on
        by = found.by
        stream = found.stream
        title = found.title
        value = found.value
        decision = found.decision
        conflicts = found.conflicts
        place = DecisionPlace(found.decision, on: found.on, worth: found.value, in: records)
    }

    /// The types of the events that would say what is not on record.
    public var missing: [String] {
        var missing = place.missing
        if what.wantsConflictsCheck, conflicts == nil {
            missing.append("procurement.conflicts-checked")
        }
        return missing
    }
}

/// What a decision is about.
public enum DecisionSubject: String, CaseIterable, Sendable {
    /// Where support comes from.
    case supportSourcing
    /// How a provider is found.
    case route
    /// To whom an award goes.
    case award
    /// That the rules on tenders are not followed.
    case waiver
    /// That a procurement is given up.
    case abandonment
    /// A contract is modified.
    case contractModified
    /// A contract goes on beyond its end.
    case contractExtended
    /// A contract passes to another provider.
    case contractNovated
    /// A contract ends before its end.
    case contractTerminated
    /// A service is opened to choice.
    case serviceSelected
    /// A provider may be chosen.
    case providerQualified
    /// A provider may not be chosen.
    case providerRefused
    /// Only so many providers may be chosen.
    case providerCap

    /// Whether those who decide are to be asked for their interests in the same stream.
    public var wantsConflictsCheck: Bool {
        switch self {
        case .route, .award, .waiver, .abandonment: true
        case .supportSourcing, .contractModified, .contractExtended, .contractNovated,
            .contractTerminated, .serviceSelected, .providerQualified, .providerRefused,
            .providerCap:
            false
        }
    }
}

/// The governance streams that have been read.
struct GovernanceRecords {
    private let view: LogView
    private var states: [ODSCode: GovernanceState]
    private var unknown: Set<ODSCode> = []

    init(_ view: LogView, known states: [ODSCode: GovernanceState] = [:]) {
        self.view = view
        self.states = states
    }

    /// The records of bodies, in the order given, each once.
    mutating func records(of codes: [ODSCode]) throws(FoldError) -> [GovernanceState] {
        var records: [GovernanceState] = []
        var seen: Set<ODSCode> = []
        for code in codes where seen.insert(code).inserted {
            if let state = states[code] {
                records.append(state)
                continue
            }
            guard !unknown.contains(code) else { continue }
            guard let name = StreamName("governance/\(code)"),
                let fold = try view.fold(name, in: GovernanceArea.self)
            else {
                unknown.insert(code)
                continue
            }
            states[code] = fold.state
            records.append(fold.state)
        }
        return records
    }
}
