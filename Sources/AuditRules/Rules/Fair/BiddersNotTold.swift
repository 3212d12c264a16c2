internal import Commissioning
internal import EventLog

/// A contract was signed before every bidder had been told of the award and why.
enum BiddersNotTold: AuditRule {
    static let card = RuleCard(
        "FAIR-08", "Were all bidders told of the award, with reasons, before the contract?",
        formula: "Every bid that was received and neither withdrawn nor returned was told of the "
            + "award no later than the day of the first signature, and those that lost were given "
            + "reasons.",
        source: "PCR 2015, regulation 86",
        inForce: LawScope.days("2015-02-26", "2025-02-24"),
        appliesWhen: LawScope.publicContracts.words, severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: [
            "procurement.bid-received", "procurement.award-decided", "procurement.award-notified",
            "contract.contract-awarded", "contract.contract-signed",
        ],
        caveat: "A letter of the day of the signature counts as before it.",
        examples: [
            .init(
                "met", "Both bidders were told on 2016-07-04 with reasons; signed on 2016-07-20."),
            .init(
                "breached",
                "Bid B2 was told on 2016-07-04 without reasons; signed on "
                    + "2016-07-20."),
            .init(
                "notDeterminable",
                "No letter to bid B2 is on record, and nobody declares the "
                    + "record complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.awards.flatMap { ref, record -> [Judgement] in
                guard let decided = record.decided, !decided.value.suppliers.isEmpty,
                    let signing = history.contracts(from: file.matter.stream, award: ref)
                        .compactMap(\.firstSigning).min(by: { $0.on < $1.on }),
                    !file.standingBids.isEmpty
                else { return [] }
                return file.judged(under: .publicContracts, by: [decided.by]) {
                    [judge(ref, record, decided, signing, in: file)]
                }
            }
        }
    }

    private static func judge(
        _ ref: Reference, _ record: AwardRecord, _ decided: Stated<AwardDecision>,
        _ signing: Stated<ContractSigning>, in file: CaseFile<ProcurementState>
    ) -> Judgement {
        var untold: [String] = []
        var faults: [String] = []
        for bid in file.standingBids {
            let letters = record.notifications.filter {
                $0.value.to.isEmpty || $0.value.to.contains(bid)
            }
            guard !letters.isEmpty else {
                untold.append("bid \(bid)")
                continue
            }
            let inTime = letters.filter { $0.on <= signing.on }
            if inTime.isEmpty {
                faults.append("bid \(bid) was told after the signature")
            } else if !decided.value.bids.contains(bid),
                !inTime.contains(where: \.value.hasReasons)
            {
                faults.append("bid \(bid) was given no reasons")
            }
        }
        let evidence =
            [Evidence(decided, "award \(ref) decided"), Evidence(signing, "contract signed")]
            + record.notifications.map { Evidence($0, "bidders told") }
        func answer(
            _ outcome: Outcome, _ sentence: String, silence: Silence? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "award \(ref)", sentence, by: [decided.by],
                on: evidence, days: [signing.by] + record.notifications.map(\.by),
                silence: silence, value: decided.value.value)
        }
        if !faults.isEmpty { return answer(.breached, faults.joined(separator: "; ")) }
        guard !untold.isEmpty else {
            return answer(.met, "every bidder was told before the signature on \(signing.on)")
        }
        return answer(
            .breached, "the contract was signed on \(signing.on)",
            silence: Silence(
                of: "a letter to \(untold.joined(separator: ", "))",
                ["procurement.award-notified"], body: file.matter.owner, from: decided.on,
                through: signing.on))
    }
}

extension CaseFile where State == ProcurementState {
    /// The bids that were received and neither withdrawn nor returned, in order.
    var standingBids: [Reference] { bids.filter(\.record.isIn).map(\.ref) }
}
