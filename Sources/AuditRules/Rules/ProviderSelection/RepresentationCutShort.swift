internal import Commissioning
internal import EventLog

/// A contract was signed too soon after a provider's representations were answered.
enum RepresentationCutShort: AuditRule {
    static let card = RuleCard(
        "PSR-05", "After representations, was the provider told and given five working days?",
        formula: "Representations that were received in the standstill were decided on, the "
            + "provider was told, and five full working days passed after that day before the "
            + "contract was signed.",
        source: "S.I. 2023/1348, regulation 12", inForce: LawScope.days("2024-01-01"),
        appliesWhen: LawScope.providerSelection.words, severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: [
            "procurement.representation-received", "procurement.representation-decided",
            "contract.contract-awarded", "contract.contract-signed",
        ],
        threshold: .source("5 working days"),
        caveat: "Five full working days are counted from the day after the provider was told: told "
            + "on Thursday 2026-04-16, the earliest day to sign is Friday 2026-04-24.",
        examples: [
            .init("met", "Told on 2026-04-16; signed on 2026-04-24."),
            .init("breached", "Told on 2026-04-16; signed on 2026-04-23."),
            .init("notYetDue", "Told on 2026-04-16; asked on 2026-04-20, nothing signed."),
            .init("notDeterminable", "Signed; no decision on the representations is on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.state.representations.sorted { $0.key.text < $1.key.text }
                .flatMap { ref, record -> [Judgement] in
                    guard let received = record.received else { return [] }
                    return file.judged(under: .providerSelection, by: [received.by]) {
                        judge(ref, received, record, in: file, history).map { [$0] } ?? []
                    }
                }
        }
    }

    private static func judge(
        _ ref: Reference, _ received: Stated<RepresentationSubject>,
        _ record: RepresentationRecord, in file: CaseFile<ProcurementState>,
        _ history: AuditHistory
    ) -> Judgement? {
        let part = "representation \(ref)"
        let signing = history.contracts.filter { contract in
            guard let award = contract.state.award,
                award.procurement.value == file.matter.stream
            else { return false }
            guard let named = received.value.award, let own = award.award.value else { return true }
            return named == own
        }.compactMap(\.firstSigning).min { $0.on < $1.on }
        let evidence = [Evidence(received, "representations received")]
        guard let decided = record.decided, let informedOn = decided.value.informedOn else {
            guard let signing else { return nil }
            return Judgement(
                .breached, file.matter, part: part,
                "representations of \(received.on), and the contract was signed on \(signing.on)",
                by: [received.by], on: evidence + [Evidence(signing, "contract signed")],
                silence: Silence(
                    of: "a decision on them of which the provider was told",
                    ["procurement.representation-decided"], body: file.matter.owner,
                    from: received.on, through: signing.on))
        }
        if decided.value.course == .abandon { return nil }
        guard let last = StandstillEnd.representation(toldOn: informedOn) else {
            return Judgement(
                .notDeterminable, file.matter, part: part, "the provider was told on \(informedOn)",
                by: [received.by], on: evidence,
                missing: [StandstillEnd.noCalendar(after: informedOn)])
        }
        return StandstillTest(
            matter: file.matter, part: part, triggers: [received.by],
            evidence: evidence + [Evidence(decided, "provider told", informedOn)],
            start: "the provider was told on \(informedOn)", last: last, days: [], value: nil
        ).judgement(signing, history)
    }
}
