internal import Commissioning
internal import EventLog

/// A notice of the Provider Selection Regime is missing, or came in the wrong order.
enum NoticesOutOfOrder: AuditRule {
    static let card = RuleCard(
        "PSR-02", "Were the right notices published, in the right order?",
        formula:
            "Before the award: for direct award C a notice of intention; for the most suitable "
            + "provider one of the intended approach, then one of intention; for a competition the "
            + "opportunity, then one of intention. Each is no earlier than the one before it, and "
            + "the notice of the award is no earlier than them all.",
        source: "S.I. 2023/1348, regulations 7 to 11 and Schedules 2 to 12",
        inForce: LawScope.days("2024-01-01"), appliesWhen: LawScope.providerSelection.words,
        severity: .duty, obligation: .law, firesOn: .absence,
        reads: [
            "procurement.award-decided", "procurement.route-decided",
            "procurement.notice-published", "procurement.opportunity-published",
        ],
        caveat: "Whether the notice of the award is there in time is asked by PSR-06.",
        examples: [
            .init(
                "met",
                "Most suitable provider: intended approach 2026-02-02, intention "
                    + "2026-03-30, award 2026-04-20."),
            .init("breached", "Intention 2026-02-02, intended approach 2026-03-30."),
            .init(
                "notDeterminable",
                "No notice of intention is on record, and nobody declares the "
                    + "record complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.judgedAwards(under: .providerSelection) { ref, decided in
                judge(ref, decided, in: file)
            }
        }
    }

    private static func judge(
        _ ref: Reference, _ decided: Stated<AwardDecision>, in file: CaseFile<ProcurementState>
    ) -> Judgement {
        var evidence = [Evidence(decided, "award \(ref) decided")]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = [],
            days: [Position] = [], silence: Silence? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "award \(ref)", sentence, by: [decided.by],
                on: evidence, missing: missing, days: days, silence: silence,
                value: decided.value.value)
        }
        guard let route = file.state.routeDecisions.last?.value.route else {
            return answer(
                .notDeterminable, "award \(ref) was decided on \(decided.on)",
                missing: [MissingFact("procurement.route-decided", "which process was followed")])
        }
        var last: (what: String, on: CivilDate)?
        var disorder: [String] = []
        var lacking: [String] = []
        var days: [Position] = []
        for step in steps(of: route) {
            guard let (on, by) = file.first(of: step, about: ref) else {
                if step != .award { lacking.append("a notice: \(step.words)") }
                continue
            }
            evidence.append(Evidence(by, step.words, on))
            days.append(by)
            if let last, on < last.on {
                disorder.append("\(step.words) of \(on) is before \(last.what) of \(last.on)")
            }
            last = (step.words, on)
        }
        if !disorder.isEmpty {
            return answer(.breached, disorder.joined(separator: "; "), days: days)
        }
        guard lacking.isEmpty else {
            return answer(
                .breached, "the route is \(route.rawValue)",
                silence: Silence(
                    of: lacking.joined(separator: " and "),
                    ["procurement.notice-published", "procurement.opportunity-published"],
                    body: file.matter.owner, from: file.law.commencedOn ?? decided.on,
                    through: decided.on))
        }
        return answer(.met, "the notices of \(route.rawValue) are there, in order", days: days)
    }

    private static func steps(of route: ProcurementRoute) -> [NoticeStep] {
        switch route {
        case .psrDirectC: [.intention, .award]
        case .psrMostSuitable: [.approach, .intention, .award]
        case .psrCompetitive: [.opportunity, .intention, .award]
        case .openTender, .restricted, .negotiated, .dialogue, .framework, .anyQualifiedProvider,
            .singleTender, .direct, .psrDirectA, .psrDirectB, .extension:
            [.award]
        }
    }
}

/// A notice that the regime asks for, at its step.
enum NoticeStep: Hashable {
    case opportunity, approach, intention, award

    var words: String {
        switch self {
        case .opportunity: "opportunity"
        case .approach: "intended approach"
        case .intention: "intention"
        case .award: "award"
        }
    }
}

extension CaseFile where State == ProcurementState {
    /// The first notice of a step.
    fileprivate func first(
        of step: NoticeStep, about award: Reference
    ) -> (on: CivilDate, by: Position)? {
        switch step {
        case .opportunity: state.opportunities.first.map { ($0.on, $0.by) }
        case .approach:
            notices(of: "intended-approach", about: award).first.map { ($0.on, $0.by) }
        case .intention: notices(of: "intention", about: award).first.map { ($0.on, $0.by) }
        case .award: notices(of: "award", about: award).first.map { ($0.on, $0.by) }
        }
    }
}
