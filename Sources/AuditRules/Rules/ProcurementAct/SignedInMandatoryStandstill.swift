internal import Commissioning
internal import EventLog

/// A contract under the Procurement Act 2023 was signed before its standstill was over.
enum SignedInMandatoryStandstill: AuditRule {
    static let card = RuleCard(
        "PA-02", "Was the mandatory standstill kept: eight working days from the award notice?",
        formula: "Working days are counted from the day on which the contract award notice (UK6) "
            + "was published, that day included; the contract is signed after the end of the "
            + "eighth.",
        source: "Procurement Act 2023, section 51", inForce: LawScope.days("2025-02-24"),
        appliesWhen: LawScope.procurementAct.words, severity: .duty, obligation: .law,
        reads: [
            "procurement.award-decided", "procurement.notice-published",
            "contract.contract-awarded", "contract.contract-signed",
        ],
        threshold: .source("8 working days"),
        caveat: "Awards to which no mandatory standstill applies, such as some direct awards, are "
            + "not told apart. The standstill of the Provider Selection Regime begins a day later.",
        examples: [
            .init(
                "met",
                "Notice of Monday 2026-03-30; signed on 2026-04-11 (Good Friday and Easter Monday "
                    + "do not count)."),
            .init("breached", "The same notice; signed on 2026-04-10."),
            .init("notYetDue", "The same notice; asked on 2026-04-10, nothing signed."),
            .init("notDeterminable", "No contract award notice is on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.judgedAwards(under: .procurementAct) { ref, decided in
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
        func unknown(_ sentence: String, _ missing: MissingFact) -> Judgement {
            Judgement(
                .notDeterminable, file.matter, part: part, sentence, by: [decided.by],
                on: evidence, missing: [missing])
        }
        let notices = file.state.notices.filter {
            $0.value.isContractAward && ($0.value.award ?? ref) == ref
        }
        guard let notice = notices.min(by: { ($0.on, $0.by) < ($1.on, $1.by) }) else {
            return unknown(
                "award \(ref) was decided on \(decided.on)",
                MissingFact(
                    "procurement.notice-published", "when the contract award notice was published"))
        }
        guard let last = StandstillEnd.procurementAct(noticeOn: notice.on) else {
            return unknown(
                "the contract award notice is of \(notice.on)",
                StandstillEnd.noCalendar(after: notice.on))
        }
        let signing = history.contracts(from: file.matter.stream, award: ref)
            .compactMap(\.firstSigning).min { $0.on < $1.on }
        return StandstillTest(
            matter: file.matter, part: part, triggers: [decided.by],
            evidence: evidence + [Evidence(notice, "contract award notice")],
            start: "the contract award notice is of \(notice.on)", last: last, days: [notice.by],
            value: decided.value.value
        ).judgement(signing, history)
    }
}

extension PublishedNotice {
    /// Whether it is the contract award notice of the Procurement Act 2023.
    fileprivate var isContractAward: Bool { noticeType.lowercased().utf8.elementsEqual("uk6".utf8) }
}
