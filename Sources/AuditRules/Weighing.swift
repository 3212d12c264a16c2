internal import Commissioning
internal import EventLog

/// What holds for every rule, applied once to what it judges.
///
/// In this order: a day that decides must be known; what rests on silence needs a record declared
/// complete; a pledge, a flag or a source that was not re-read asks a question and finds no breach;
/// a finding is as strong as its weakest evidence, and weaker where the record contradicts itself;
/// guidance that was departed from with an explanation on record is explained.
struct Weighing {
    let history: AuditHistory

    /// The finding that a judgement comes to.
    func finding(_ judgement: Judgement, of card: RuleCard) -> Finding {
        let triggers = judgement.triggers.compactMap(history.note)
        let weighed = weighed(judgement, of: card)
        let subject =
            judgement.part.isEmpty
            ? judgement.matter.stream.text : "\(judgement.matter.stream) \(judgement.part)"
        return Finding(
            key: Finding.key(
                rule: card.id, regime: judgement.matter.regime, subject: subject,
                ids: triggers.map(\.id)),
            rule: card.id, outcome: weighed.outcome, severity: card.severity,
            answerable: judgement.answerable ?? judgement.matter.owner,
            stream: judgement.matter.stream, process: judgement.matter.process,
            part: judgement.part, on: triggers.map(\.on).max(), sentence: weighed.sentence,
            notes: weighed.notes, value: judgement.value,
            evidence: weighed.evidence.sorted { ($0.position, $0.what) < ($1.position, $1.what) },
            missing: weighed.missing, toDo: weighed.outcome.dueOn == nil ? nil : judgement.toDo)
    }

    private struct Weighed {
        var outcome: Outcome
        var sentence: String
        var evidence: [Evidence]
        var missing: [MissingFact]
        var notes: [String] = []
    }

    private func weighed(_ judgement: Judgement, of card: RuleCard) -> Weighed {
        var weighed = Weighed(
            outcome: judgement.outcome, sentence: judgement.sentence,
            evidence: judgement.evidence, missing: judgement.missing)
        if judgement.outcome == .notApplicable || judgement.outcome == .notDeterminable {
            return weighed
        }
        if let coarse = coarseDay(among: judgement.days) {
            weighed.outcome = .notDeterminable
            weighed.missing.append(coarse)
            weighed.notes.append("the answer depends on the day, which is not known")
            return weighed
        }
        if let silence = judgement.silence { weigh(silence, in: &weighed) }
        temper(&weighed, of: card, isSourceUnread: judgement.isSourceUnread)
        explain(&weighed, judgement, by: card)
        return weighed
    }

    /// Guidance that was departed from with a recorded explanation: that answers for what was not
    /// done or is not to be done, and for what cannot be told because nothing says that it was.
    private func explain(_ weighed: inout Weighed, _ judgement: Judgement, by card: RuleCard) {
        guard let subject = card.guidance,
            weighed.outcome.isAdverse || weighed.outcome.dueOn != nil
                || weighed.outcome == .notDeterminable && judgement.silence != nil,
            let departure = history.procurement(judgement.matter.process)?.state.departures
                .last(where: { $0.value.subject == subject })
        else { return }
        let clause = departure.value.clause.map { ", \($0)" } ?? ""
        weighed.outcome = .explained
        weighed.missing = []
        weighed.notes = []
        weighed.sentence +=
            "; the departure from \(departure.value.guidance)\(clause) was explained on "
            + "\(departure.on) (\(departure.value.reason.rawValue))"
        weighed.evidence.append(
            Evidence(departure, "departure explained", departure.value.reason.rawValue))
    }

    private func coarseDay(among positions: [Position]) -> MissingFact? {
        for position in positions {
            guard let note = history.note(position), let precision = note.precision else {
                continue
            }
            return MissingFact(
                note.type, "the day of event \(position), known to its \(precision.rawValue) only")
        }
        return nil
    }

    private func weigh(_ silence: Silence, in weighed: inout Weighed) {
        guard let used = history.coverage.covering(silence), !used.isEmpty else {
            weighed.outcome = silence.outcomeWithoutCoverage
            weighed.sentence += "; no record of \(silence.what)"
            if weighed.outcome == .notDeterminable {
                weighed.missing += silence.types.map {
                    MissingFact(
                        $0,
                        "\(silence.what); or a declaration that the record of it is complete "
                            + "from \(silence.from) to \(silence.through)")
                }
                weighed.notes.append("the record is not declared complete, so silence says nothing")
            }
            return
        }
        func how(_ declaration: CoverageDeclaration) -> String {
            history.coverage.isSearch(declaration) ? "searched" : "declared complete"
        }
        let declared = used.map {
            "\(how($0)) by \($0.coverage.value.declaredBy) on \($0.coverage.on)"
        }.joined(separator: " and ")
        weighed.sentence += "; no record of \(silence.what) in a record \(declared)"
        weighed.evidence += used.map {
            Evidence($0.coverage, how($0), $0.coverage.value.period)
        }
    }

    /// Makes of a breach a question where it must not be one.
    private func temper(
        _ weighed: inout Weighed, of card: RuleCard, isSourceUnread: Bool
    ) {
        let isUnread = isSourceUnread || card.confidence == .unverified
        if isUnread, weighed.outcome.isAdverse { weighed.notes.append("source not re-read") }
        guard weighed.outcome == .breached else { return }
        if isUnread || !card.severity.allowsBreach { weighed.outcome = .concern }
        let weak = weighed.evidence.compactMap { history.note($0.position) }
            .filter { !$0.grade.isStrong }
        if let note = weak.first {
            weighed.outcome = .concern
            weighed.notes.append("rests on evidence of grade \(note.grade.rawValue)")
        }
        let contests = Set(weighed.evidence.flatMap(\.contests)).sorted()
        if !contests.isEmpty {
            weighed.outcome = .concern
            let events = contests.map(\.description).joined(separator: ", ")
            weighed.notes.append("contested by event \(events)")
        }
    }
}
