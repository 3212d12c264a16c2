internal import Commissioning
internal import EventLog

/// A bid that came after the deadline stayed in the competition.
enum LateBidAccepted: AuditRule {
    static let card = RuleCard(
        "FAIR-04", "Were late bids kept out?",
        formula: "A bid that was received after the deadline of that time is returned unopened, "
            + "disqualified or withdrawn; when it is opened, scored or awarded instead, the rule "
            + "is broken.",
        source: "S.I. 2013/500, regulation 3(2); PCR 2015, regulation 18: equal treatment",
        appliesWhen: LawScope.anyLaw.words, severity: .duty, obligation: .law,
        reads: [
            "procurement.bid-received", "procurement.opportunity-published",
            "procurement.opportunity-amended", "procurement.bid-returned-unopened",
            "procurement.bid-disqualified", "procurement.bid-withdrawn",
            "procurement.bids-opened", "procurement.bid-scored", "procurement.award-decided",
        ],
        caveat: "The deadline is the one on record when the bid came in, with its extensions.",
        examples: [
            .init("met", "Deadline 12:00; bid B1 came at 11:40."),
            .init("breached", "Deadline 12:00; bid B2 came at 12:05, was opened and scored."),
            .init(
                "notDeterminable",
                "Bid B3 came on the day of the deadline, at a time that is "
                    + "not on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.bids.compactMap { ref, bid in judge(ref, bid, in: file, history) }
        }
    }

    private static func judge(
        _ ref: Reference, _ bid: BidRecord, in file: CaseFile<ProcurementState>,
        _ history: AuditHistory
    ) -> Judgement? {
        guard let received = bid.received else { return nil }
        let came = history.note(received.by)?.when ?? received.on.description
        var evidence = [Evidence(received, "bid \(ref) received", came)]
        if let deadline = file.state.terms?.deadline {
            evidence.append(Evidence(deadline, "deadline", deadline.value.short))
        }
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "bid \(ref)", sentence, by: [received.by],
                on: evidence, missing: missing)
        }
        guard let isLate = bid.isLate, !mayBeEitherWay(received, in: file, history) else {
            let missing =
                file.state.terms?.deadline == nil
                ? MissingFact("procurement.opportunity-published", "the deadline for bids")
                : MissingFact("procurement.bid-received", "at what time bid \(ref) came")
            return answer(
                .notDeterminable, "whether bid \(ref), received \(came), was in time is not known",
                missing: [missing])
        }
        guard isLate else { return answer(.met, "bid \(ref) came in time, \(came)") }
        if let out = bid.wayOut {
            evidence.append(out.evidence)
            return answer(.met, "bid \(ref) came late, \(came), and was \(out.how)")
        }
        if let use = use(of: ref, bid, in: file) {
            evidence += use.evidence
            return answer(.breached, "bid \(ref) came late, \(came), and was \(use.how)")
        }
        return answer(
            .notDeterminable, "bid \(ref) came late, \(came), and what became of it is not known",
            missing: [
                MissingFact("procurement.bid-returned-unopened", "what became of bid \(ref)")
            ])
    }

    /// Whether a bid came on the day of the deadline, at a time that is not on record.
    private static func mayBeEitherWay(
        _ received: Stated<BidReceipt>, in file: CaseFile<ProcurementState>,
        _ history: AuditHistory
    ) -> Bool {
        guard let note = history.note(received.by), note.time == nil else { return false }
        return file.state.terms?.deadline?.value.londonDate == note.on
    }

    /// How a bid was used: awarded, scored or opened.
    private static func use(
        of ref: Reference, _ bid: BidRecord, in file: CaseFile<ProcurementState>
    ) -> (how: String, evidence: [Evidence])? {
        for award in file.awards {
            guard let decided = award.record.decided, decided.value.bids.contains(ref) else {
                continue
            }
            return ("awarded", [Evidence(decided, "award \(award.ref) decided")])
        }
        let opened = bid.opened.map { [Evidence($0, "bid \(ref) opened")] } ?? []
        if bid.scoredCount > 0 { return ("scored", opened) }
        return opened.isEmpty ? nil : ("opened", opened)
    }
}

extension BidRecord {
    /// How a bid left the competition, as a whole; nil when it did not.
    var wayOut: (how: String, evidence: Evidence)? {
        if let returned { return ("returned unopened", Evidence(returned, "returned")) }
        if let whole = disqualifications.first(where: { $0.value.lot == nil }) {
            return ("disqualified", Evidence(whole, "disqualified"))
        }
        if isWithdrawn, let withdrawal = withdrawals.first {
            return ("withdrawn", Evidence(withdrawal, "withdrawn"))
        }
        return nil
    }
}
