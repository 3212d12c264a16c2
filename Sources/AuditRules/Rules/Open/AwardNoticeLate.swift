internal import Commissioning
internal import EventLog

/// The notice of an award under the light-touch rules came late, or not at all.
enum AwardNoticeLate: AuditRule {
    static let card = RuleCard(
        "OPEN-07", "Was the award notice published within 30 days, or with its quarter's?",
        formula: "The notice is published within 30 days of the award, or within 30 days of the "
            + "end of the quarter in which it was awarded.",
        source: "PCR 2015, regulation 75",
        inForce: LawScope.days("2015-02-26", "2025-02-24"),
        appliesWhen: LawScope.lightTouch.words + ", worth at least the threshold",
        severity: .duty, obligation: .law, firesOn: .absence,
        reads: ["procurement.award-decided", "procurement.notice-published"],
        threshold: .source(
            "30 days; £625,050 in 2015, £589,148 in 2016–17, £615,278 in 2018–19, £663,540 from "
                + "2020 (with VAT from 2022)"),
        caveat: "The thresholds of 2015 and of 2018–19 were not re-read.",
        examples: [
            .init("met", "Awarded on 2016-07-19; notice of 2016-10-30 (quarter to 30 September)."),
            .init("breached", "Awarded on 2016-07-19; notice of 2016-10-31."),
            .init("notYetDue", "Awarded on 2016-07-19; asked on 2016-08-01."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            let awards = file.awards.compactMap { ref, record in
                record.decided.map { (ref, $0) }
            }.filter { !$0.1.value.suppliers.isEmpty }
            return file.judged(under: .lightTouch, by: awards.map(\.1.by)) {
                awards.map { judge($0.0, $0.1, in: file, history) }
            }
        }
    }

    private static func judge(
        _ ref: Reference, _ decided: Stated<AwardDecision>,
        in file: CaseFile<ProcurementState>, _ history: AuditHistory
    ) -> Judgement {
        let due = decided.on.endOfQuarter.adding(days: 30)
        let commencedOn = file.law.commencedOn ?? decided.on
        let threshold = Thresholds.lightTouch(on: commencedOn)
        var evidence = [Evidence(decided, "award \(ref) decided")]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = [],
            days: [Position] = [], silence: Silence? = nil, toDo: String? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "award \(ref)", sentence, by: [decided.by],
                on: evidence, missing: missing, days: [decided.by] + days, silence: silence,
                value: decided.value.value, isSourceUnread: !threshold.isRead, toDo: toDo)
        }
        switch threshold.holds(file.law.estimatedValue ?? decided.value.value) {
        case .below: return answer(.notApplicable, "it is worth less than the threshold")
        case .unknown:
            return answer(
                .notDeterminable, "whether it is worth enough is not known",
                missing: [
                    MissingFact(
                        "procurement.procurement-commenced",
                        "what it is thought to be worth, and how that counts VAT")
                ])
        case .reached: break
        }
        let notices = file.awardNotices(of: ref, on: [.officialJournal, .findATender])
        if let notice = notices.min(by: { $0.on < $1.on }) {
            evidence.append(Evidence(notice, "award notice"))
            return answer(
                notice.on <= due ? .met : .breached,
                "awarded on \(decided.on), notice due by \(due), published on \(notice.on)",
                days: [notice.by])
        }
        if history.asOf <= due {
            return answer(
                .notYetDue(due), "awarded on \(decided.on), notice due by \(due)",
                toDo: "publish the award notice")
        }
        return answer(
            .breached, "awarded on \(decided.on), notice due by \(due)",
            silence: Silence(
                of: "an award notice by then", ["procurement.notice-published"],
                body: file.matter.owner, from: decided.on, through: due))
    }
}

extension CivilDate {
    /// The last day of its quarter of the calendar year.
    var endOfQuarter: CivilDate {
        let (year, month, _) = parts
        let last = (month + 2) / 3 * 3
        let length = CivilDate.length(ofMonth: last, year: year)
        return CivilDate(year: year, month: last, day: length) ?? self
    }
}
