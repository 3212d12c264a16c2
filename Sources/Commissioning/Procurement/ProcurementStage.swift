public import EventLog

/// How far a procurement has come; in ascending order.
public enum ProcurementStage: Int, CaseIterable, Comparable, Sendable {
    /// It is planned.
    case planned
    /// It has commenced, and the law it is run under is fixed.
    case commenced
    /// The way to find a provider is decided.
    case routeDecided
    /// The opportunity is published.
    case published
    /// A bid is in.
    case bidsReceived
    /// Bids are opened, valued, scored or disqualified, or an award is recommended.
    case evaluation
    /// An award is decided.
    case awardDecided
    /// A standstill runs.
    case standstill
    /// Every award is notified or has its standstill behind it.
    case awarded
    /// It is abandoned.
    case abandoned

    /// Its name, in camelCase.
    public var word: String {
        switch self {
        case .planned: "planned"
        case .commenced: "commenced"
        case .routeDecided: "routeDecided"
        case .published: "published"
        case .bidsReceived: "bidsReceived"
        case .evaluation: "evaluation"
        case .awardDecided: "awardDecided"
        case .standstill: "standstill"
        case .awarded: "awarded"
        case .abandoned: "abandoned"
        }
    }

    /// Whether one stage comes before another.
    public static func < (left: ProcurementStage, right: ProcurementStage) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension ProcurementState {
    /// How far it has come; nil while nothing on record says so.
    ///
    /// Once it commences anew after an abandonment, only what happened since counts.
    public var stage: ProcurementStage? {
        if abandonment != nil { return .abandoned }
        if let stage = awardStage { return stage }
        if isInEvaluation { return .evaluation }
        if bids.values.contains(where: { isCurrent($0.received?.on) }) { return .bidsReceived }
        if opportunities.contains(where: { isCurrent($0.on) })
            || amendments.contains(where: { isCurrent($0.on) })
        {
            return .published
        }
        if routeDecisions.contains(where: { isCurrent($0.on) }) { return .routeDecided }
        if commencement != nil { return .commenced }
        return plan == nil ? nil : .planned
    }

    /// The events that brought it so far, in ascending order; empty while it has no stage.
    public var stageBy: [Position] {
        let positions: [Position?] =
            switch stage {
            case nil: []
            case .planned?: [plan?.by]
            case .commenced?: [commencement?.by]
            case .routeDecided?: current(routeDecisions)
            case .published?: current(opportunities) + current(amendments)
            case .bidsReceived?: current(bids.values.compactMap(\.received))
            case .evaluation?: evaluationSteps
            case .awardDecided?: current(awards.values.compactMap(\.decided))
            case .standstill?:
                ([standstill] + awards.values.map(\.standstill)).compactMap(\.self)
                    .filter(\.isRunning).map { $0.started?.by }
            case .awarded?:
                current(awards.values.flatMap(\.notifications))
                    + current(
                        ([standstill] + awards.values.map(\.standstill)).compactMap { $0?.ended })
            case .abandoned?: [abandonment?.by]
            }
        return Set(positions.compactMap(\.self)).sorted()
    }

    private var evaluationSteps: [Position] {
        var positions = current(openings) + current(recommendations)
        for bid in bids.values where isCurrent(bid.evaluatedOn) {
            positions += current([bid.opened].compactMap(\.self)) + bid.prices.map(\.by)
            positions += current(bid.disqualifications)
        }
        return positions + evaluators.values
    }

    /// The events of the procurement as it last commenced.
    private func current<Value>(_ steps: [Stated<Value>]) -> [Position] {
        steps.filter { isCurrent($0.on) }.map(\.by)
    }

    private var isInEvaluation: Bool {
        openings.contains { isCurrent($0.on) } || recommendations.contains { isCurrent($0.on) }
            || bids.values.contains { isCurrent($0.evaluatedOn) }
    }

    private var awardStage: ProcurementStage? {
        let current = awards.values.filter { isCurrent($0.lastStepOn) }
        let general = standstill.flatMap { isCurrent($0.lastStepOn) ? $0 : nil }
        guard general != nil || !current.isEmpty else { return nil }
        if general?.isRunning == true
            || current.contains(where: { $0.standstill?.isRunning == true })
        {
            return .standstill
        }
        let isThrough = general != nil || current.allSatisfy(\.isThrough)
        return isThrough ? .awarded : .awardDecided
    }

    /// Whether a day belongs to the procurement as it last commenced; nil never does.
    private func isCurrent(_ day: CivilDate?) -> Bool {
        guard let day else { return false }
        guard !formerAbandonments.isEmpty, let commencement else { return true }
        return day >= commencement.on
    }
}
