internal import Commissioning
internal import EventLog

/// A health-care contract that is not on the published record.
enum ContractRecordUnpublished: AuditRule {
    static let card = RuleCard(
        "OPEN-01", "Is every health-care contract on the published record?",
        formula: "For each contract for health care that was awarded from 2013-04-01 to "
            + "2023-12-31, a publication of its record is on the ledger.",
        source: "S.I. 2013/500, regulation 9(1)",
        inForce: LawScope.days("2013-04-01", "2024-01-01"),
        appliesWhen: "contracts for health care, of any value, whose procurement commenced from "
            + "2013-04-01 to 2023-12-31",
        severity: .duty, obligation: .law, firesOn: .absence,
        reads: ["contract.contract-awarded", "contract.contract-record-published"],
        caveat: "The regulation sets no number of days: the contract must be on the record by the "
            + "day of the question.",
        examples: [
            .init("met", "Awarded on 2018-07-10; the record was published on 2018-09-20."),
            .init(
                "breached",
                "Awarded on 2018-07-10; none published by 2019-03-31, and the body "
                    + "declares its contract events complete."),
            .init("notDeterminable", "The same, and nobody declares them complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.flatMap { file -> [Judgement] in
            guard let award = file.state.award else { return [] }
            return file.judged(under: .procurementPatientChoice, by: [award.awardedOn.by]) {
                [judge(award, in: file, history)]
            }
        }
    }

    private static func judge(
        _ award: ContractAward, in file: CaseFile<ContractState>, _ history: AuditHistory
    ) -> Judgement {
        let awarded = Evidence(award.awardedOn, "awarded", award.awardedOn.value)
        if let publication = file.state.publications.first {
            let channel = publication.value.channel.rawValue
            return Judgement(
                .met, file.matter, "its record was published on \(publication.on), \(channel)",
                by: [award.awardedOn.by],
                on: [awarded, Evidence(publication, "record published")],
                value: file.awardedValue)
        }
        return Judgement(
            .breached, file.matter, "the contract was awarded on \(award.awardedOn.value)",
            by: [award.awardedOn.by], on: [awarded],
            silence: Silence(
                of: "a publication of its record by \(history.asOf)",
                ["contract.contract-record-published"], body: file.matter.owner,
                from: award.awardedOn.value, through: history.asOf),
            value: file.awardedValue)
    }
}
