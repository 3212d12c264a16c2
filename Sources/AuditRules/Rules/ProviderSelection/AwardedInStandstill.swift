internal import Commissioning
internal import EventLog

/// A contract under the Provider Selection Regime was signed before providers could object.
enum AwardedInStandstill: AuditRule {
    static let card = RuleCard(
        "PSR-04", "Was the standstill kept: eight working days after the notice of intention?",
        formula: "Working days are counted from the day after the notice of intention was "
            + "published; the contract is signed after the end of the eighth.",
        source: "S.I. 2023/1348, regulation 12", inForce: LawScope.days("2024-01-01"),
        appliesWhen: LawScope.providerSelection.words
            + ", by direct award C, most suitable provider or competition",
        severity: .duty, obligation: .law,
        reads: [
            "procurement.award-decided", "procurement.notice-published",
            "procurement.route-decided", "contract.contract-awarded", "contract.contract-signed",
        ],
        consequenceOf: ["PSR-02"], threshold: .source("8 working days"),
        caveat: "The standstill of the Procurement Act 2023 begins with the day of publication and "
            + "so ends a working day earlier.",
        examples: [
            .init(
                "met",
                "Notice of Monday 2026-03-30; signed on 2026-04-14 at 00:01 (Good Friday "
                    + "and Easter Monday do not count)."),
            .init("breached", "The same notice; signed on 2026-04-13 at 23:59."),
            .init("notYetDue", "The same notice; asked on 2026-04-10, nothing signed."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.judgedAwards(under: .providerSelection) { ref, decided in
                judge(ref, decided, in: file, history)
            }
        }
    }

    private static func judge(
        _ ref: Reference, _ decided: Stated<AwardDecision>,
        in file: CaseFile<ProcurementState>, _ history: AuditHistory
    ) -> Judgement? {
        let part = "award \(ref)"
        let evidence = [Evidence(decided, "award \(ref) decided")]
        let route = file.state.routeDecisions.last
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: part, sentence, by: [decided.by], on: evidence,
                missing: missing)
        }
        if let route, !route.value.route.needsIntention {
            return answer(.notApplicable, "the route, \(route.value.route.rawValue), has none")
        }
        guard let notice = file.notices(of: "intention", about: ref).first else {
            return answer(
                .notDeterminable, "award \(ref) was decided on \(decided.on)",
                missing: [
                    MissingFact(
                        "procurement.notice-published", "when the notice of intention was published"
                    )
                ])
        }
        guard let last = StandstillEnd.providerSelection(noticeOn: notice.on) else {
            return answer(
                .notDeterminable, "the notice of intention is of \(notice.on)",
                missing: [StandstillEnd.noCalendar(after: notice.on)])
        }
        let signing = history.contracts(from: file.matter.stream, award: ref)
            .compactMap(\.firstSigning).min { $0.on < $1.on }
        return StandstillTest(
            matter: file.matter, part: part, triggers: [decided.by],
            evidence: evidence + [Evidence(notice, "notice of intention")],
            start: "the notice of intention is of \(notice.on)", last: last, days: [notice.by],
            value: decided.value.value
        ).judgement(signing, history)
    }
}

extension ProcurementRoute {
    /// Whether the regime asks for a notice of intention, and so for a standstill.
    var needsIntention: Bool {
        switch self {
        case .psrDirectC, .psrMostSuitable, .psrCompetitive: true
        case .openTender, .restricted, .negotiated, .dialogue, .framework, .anyQualifiedProvider,
            .singleTender, .direct, .psrDirectA, .psrDirectB, .extension:
            false
        }
    }
}

extension CaseFile where State == ProcurementState {
    /// Notices of the regime of one form about an award, or about none; earliest first.
    func notices(of form: String, about award: Reference) -> [Stated<PublishedNotice>] {
        state.notices.filter {
            $0.value.isOfForm(form) && $0.value.award.map { $0 == award } ?? true
        }.sorted { ($0.on, $0.by) < ($1.on, $1.by) }
    }
}
