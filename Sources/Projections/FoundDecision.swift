internal import Commissioning
internal import EventLog

/// A decision as its own stream states it.
struct FoundDecision {
    let what: DecisionSubject
    let on: CivilDate
    let by: Position
    let stream: StreamName
    let title: String?
    let value: Money?
    let decision: Decision?
    var conflicts: Stated<ConflictsCheck>?

    private init<Value>(
        _ what: DecisionSubject, _ stated: Stated<Value>, _ stream: StreamName, _ title: String?,
        _ value: Money?, _ decision: Decision?
    ) {
        self.what = what
        on = stated.on
        by = stated.by
        self.stream = stream
        self.title = title
        self.value = value
        self.decision = decision
    }

    static func inSupport(_ fold: FoldedStream<SupportState>) -> [FoundDecision] {
        fold.state.decisions.map { stated in
            let functions = stated.value.functions.functions.map(\.rawValue)
            let title = functions.isEmpty ? nil : functions.joined(separator: ", ")
            return FoundDecision(
                .supportSourcing, stated, fold.name, title, nil, stated.value.decision)
        }
    }

    static func inProcurement(_ fold: FoldedStream<ProcurementState>) -> [FoundDecision] {
        let state = fold.state
        func found<Value>(
            _ what: DecisionSubject, _ stated: Stated<Value>, _ value: Money?,
            _ decision: Decision?
        ) -> FoundDecision {
            FoundDecision(what, stated, fold.name, state.title, value, decision)
        }
        var all = state.routeDecisions.map { found(.route, $0, nil, $0.value.decision) }
        all += state.awards.values.compactMap { record in
            record.decided.map { found(.award, $0, $0.value.value, $0.value.decision) }
        }
        all += state.waivers.map {
            found(.waiver, $0, $0.value.estimatedValue, $0.value.decision)
        }
        all += (state.formerAbandonments + [state.abandonment].compactMap { $0 }).map {
            found(.abandonment, $0, nil, $0.value.decision)
        }
        return all.map { decision in
            var decision = decision
            decision.conflicts = check(
                of: decision.decision, on: decision.on, among: state.conflictsChecks)
            return decision
        }
    }

    /// The check made where it was decided: under the same item, else in the same meeting; for a
    /// decision that does not say where, one of the same day.
    static func check(
        of decision: Decision?, on day: CivilDate, among checks: [Stated<ConflictsCheck>]
    ) -> Stated<ConflictsCheck>? {
        guard let decision else { return checks.last { $0.on == day } }
        return checks.last { $0.value.decision == decision && $0.on == day }
            ?? checks.last { $0.value.decision == decision }
            ?? checks.last { $0.value.decision.isSameMeeting(as: decision) }
    }

    static func inContract(_ fold: FoldedStream<ContractState>) -> [FoundDecision] {
        let title = fold.state.award?.title.value
        var all = fold.state.changes.map { stated in
            FoundDecision(
                stated.value.isExtension ? .contractExtended : .contractModified, stated,
                fold.name, title, stated.value.valueDelta, stated.value.decision)
        }
        all += fold.state.novations.map {
            FoundDecision(.contractNovated, $0, fold.name, title, nil, $0.value.decision)
        }
        if let stated = fold.state.termination {
            all.append(
                FoundDecision(
                    .contractTerminated, stated, fold.name, title, nil, stated.value.decision))
        }
        return all
    }

    static func inChoice(_ fold: FoldedStream<ChoiceState>) -> [FoundDecision] {
        let state = fold.state
        func found<Value>(
            _ what: DecisionSubject, _ stated: Stated<Value>, _ decision: Decision?
        ) -> FoundDecision {
            FoundDecision(what, stated, fold.name, state.title, nil, decision)
        }
        var all = state.caps.map { found(.providerCap, $0, $0.value.decision) }
        if let selection = state.selection {
            all.append(found(.serviceSelected, selection, selection.value.decision))
        }
        for provider in state.providers {
            all += provider.qualifications.map { found(.providerQualified, $0, $0.value.decision) }
            all += provider.rejections.map { found(.providerRefused, $0, $0.value.decision) }
        }
        return all
    }
}

extension Decision {
    /// Whether both are of one meeting, and it has a name.
    fileprivate func isSameMeeting(as other: Decision) -> Bool {
        guard case .meeting(let meeting, _) = self, case .meeting(meeting, _) = other else {
            return false
        }
        return !isUnnamedMeeting
    }
}
