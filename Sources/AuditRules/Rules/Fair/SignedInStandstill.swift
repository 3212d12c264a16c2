internal import Commissioning
internal import EventLog

/// A contract was signed while losers could still challenge the award.
enum SignedInStandstill: AuditRule {
    static let card = RuleCard(
        "FAIR-09", "Was the standstill kept before the contract was signed?",
        formula: "From the day after the last first letter to a bidder, ten days pass when it was "
            + "sent electronically and fifteen otherwise; when the last of them is no working day, "
            + "the next working day is the last. The contract is signed after it.",
        source: "PCR 2015, regulation 87", confidence: .unverified,
        inForce: LawScope.days("2015-02-26", "2025-02-24"),
        appliesWhen: LawScope.publicContracts.words + ", with two bids or more",
        severity: .duty, obligation: .law,
        reads: [
            "procurement.award-decided", "procurement.award-notified", "procurement.bid-received",
            "contract.contract-awarded", "contract.contract-signed",
        ],
        consequenceOf: ["FAIR-08"], threshold: .source("10 and 15 days"),
        examples: [
            .init("met", "Told electronically on 2016-07-04; signed on 2016-07-15."),
            .init("concern", "Told electronically on 2016-07-04; signed on 2016-07-14."),
            .init("notYetDue", "Told on 2016-07-04; asked on 2016-07-08, nothing signed."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.awards.flatMap { ref, record -> [Judgement] in
                guard let decided = record.decided, !decided.value.suppliers.isEmpty,
                    file.standingBids.count >= 2
                else { return [] }
                return file.judged(under: .publicContracts, by: [decided.by]) {
                    judge(ref, record, decided, in: file, history).map { [$0] } ?? []
                }
            }
        }
    }

    private static func judge(
        _ ref: Reference, _ record: AwardRecord, _ decided: Stated<AwardDecision>,
        in file: CaseFile<ProcurementState>, _ history: AuditHistory
    ) -> Judgement? {
        let part = "award \(ref)"
        let evidence = [Evidence(decided, "award \(ref) decided")]
        func unknown(_ sentence: String, _ missing: MissingFact) -> Judgement {
            Judgement(
                .notDeterminable, file.matter, part: part, sentence, by: [decided.by],
                on: evidence, missing: [missing])
        }
        guard let letter = lastFirstLetter(record, to: file.standingBids) else {
            return unknown(
                "award \(ref) was decided on \(decided.on)",
                MissingFact("procurement.award-notified", "when each bidder was told"))
        }
        guard
            let last = StandstillEnd.publicContracts(
                toldOn: letter.on, by: letter.value.method)
        else {
            return unknown(
                "bidders were told on \(letter.on)", StandstillEnd.noCalendar(after: letter.on))
        }
        let signing = history.contracts(from: file.matter.stream, award: ref)
            .compactMap(\.firstSigning).min { $0.on < $1.on }
        return StandstillTest(
            matter: file.matter, part: part, triggers: [decided.by],
            evidence: evidence + [Evidence(letter, "last bidder told")],
            start: "the last bidder was told on \(letter.on) (\(letter.value.method.rawValue))",
            last: last, days: [letter.by], value: decided.value.value
        ).judgement(signing, history)
    }

    /// The latest of the first letters to each bid; nil when one was sent none.
    private static func lastFirstLetter(
        _ record: AwardRecord, to bids: [Reference]
    ) -> Stated<AwardNotification>? {
        var letters: [Stated<AwardNotification>] = []
        for bid in bids {
            let first = record.notifications
                .filter { $0.value.to.isEmpty || $0.value.to.contains(bid) }
                .min { $0.on < $1.on }
            guard let first else { return nil }
            letters.append(first)
        }
        return letters.max { $0.on < $1.on }
    }
}
