internal import Commissioning
internal import EventLog

/// A published record that lacks something it must hold.
enum RecordIncomplete: AuditRule {
    static let card = RuleCard(
        "OPEN-02", "Does the published record hold all five items?",
        formula: "The record of a published contract gives the provider's name and registered "
            + "address, the services, the total or the amounts payable, the dates between which "
            + "they are provided, and the process by which the provider was selected.",
        source: "S.I. 2013/500, regulation 9(2)(a) to (e)",
        inForce: LawScope.days("2013-04-01", "2024-01-01"),
        appliesWhen: LawScope.procurementPatientChoice.words, severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: ["contract.contract-awarded", "contract.contract-record-published"],
        consequenceOf: ["OPEN-01"],
        caveat: "The rule reads the contract as it was recorded here, not the page that was "
            + "published.",
        examples: [
            .init(
                "met",
                "Published; provider, address, services, total, dates and route are on "
                    + "record."),
            .init(
                "breached",
                "Published; the registered address is not on record, and the body "
                    + "declares its contract events complete."),
            .init("notDeterminable", "The same, and nobody declares them complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.contracts.flatMap { file -> [Judgement] in
            guard let award = file.state.award, let published = file.state.publications.first
            else { return [] }
            return file.judged(under: .procurementPatientChoice, by: [award.awardedOn.by]) {
                [judge(award, published, in: file)]
            }
        }
    }

    private static func judge(
        _ award: ContractAward, _ published: Stated<ContractPublication>,
        in file: CaseFile<ContractState>
    ) -> Judgement {
        let lacking = lacking(in: award)
        let evidence = [
            Evidence(award.awardedOn, "awarded", award.awardedOn.value),
            Evidence(published, "record published"),
        ]
        guard !lacking.isEmpty else {
            return Judgement(
                .met, file.matter, "all five items are on record", by: [award.awardedOn.by],
                on: evidence, value: file.awardedValue)
        }
        return Judgement(
            .breached, file.matter, "the record was published on \(published.on)",
            by: [award.awardedOn.by], on: evidence,
            silence: Silence(
                of: lacking.joined(separator: ", "), ["contract.contract-awarded"],
                body: file.matter.owner, from: award.awardedOn.value,
                through: award.awardedOn.value),
            value: file.awardedValue)
    }

    private static func lacking(in award: ContractAward) -> [String] {
        var lacking: [String] = []
        if award.provider.value.supplier == nil { lacking.append("the provider's name") }
        if award.provider.value.registeredAddress == nil {
            lacking.append("the provider's registered address")
        }
        if award.services.value.isEmpty { lacking.append("the services") }
        if award.totalValue.value == nil, award.annualValue.value == nil {
            lacking.append("the total or the amounts payable")
        }
        if award.end.value == nil { lacking.append("the last day") }
        if award.selectionProcess.value == nil { lacking.append("the selection process") }
        return lacking
    }
}
