internal import Commissioning
internal import EventLog
internal import Projections

/// The record of a selection lacks something it must hold.
enum SelectionRecordIncomplete: AuditRule {
    static let card = RuleCard(
        "PSR-07", "Is the record of the selection complete?",
        formula:
            "On record are the provider's name and address, the process that was followed, who "
            + "decided, and, unless the award is a direct one of A or B, how each of the five key "
            + "criteria was applied.",
        source: "S.I. 2023/1348, regulation 24(a) to (f)", inForce: LawScope.days("2024-01-01"),
        appliesWhen: LawScope.providerSelection.words, severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: [
            "procurement.award-decided", "procurement.key-criteria-assessed",
            "procurement.route-decided", "governance.item-decided", "governance.meeting-held",
            "governance.delegation-granted",
        ],
        caveat: "What the regulation asks for after (f) was not read and is not tested.",
        examples: [
            .init(
                "met",
                "Direct award C: name, address, process, meeting and five criteria are on "
                    + "record."),
            .init(
                "breached",
                "The address is not on record, and the body declares its procurement "
                    + "and governance events complete."),
            .init("notDeterminable", "The same, and nobody declares them complete."),
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
    ) -> Judgement {
        let route = file.state.routeDecisions.last
        let lacking = lacking(ref, decided, route, in: file, history)
        let evidence =
            [Evidence(decided, "award \(ref) decided")]
            + (route.map { [Evidence($0, "process", $0.value.route.rawValue)] } ?? [])
        guard !lacking.isEmpty else {
            return Judgement(
                .met, file.matter, part: "award \(ref)", "what regulation 24 asks for is on record",
                by: [decided.by], on: evidence, value: decided.value.value)
        }
        return Judgement(
            .breached, file.matter, part: "award \(ref)",
            "award \(ref) was decided on \(decided.on)", by: [decided.by], on: evidence,
            silence: Silence(
                of: lacking.map(\.what).joined(separator: ", "), Set(lacking.map(\.type)).sorted(),
                body: file.matter.owner, from: decided.on, through: decided.on),
            value: decided.value.value)
    }

    private static func lacking(
        _ ref: Reference, _ decided: Stated<AwardDecision>, _ route: Stated<RouteDecision>?,
        in file: CaseFile<ProcurementState>, _ history: AuditHistory
    ) -> [MissingFact] {
        let award = "procurement.award-decided"
        var lacking: [MissingFact] = []
        if decided.value.suppliers.contains(where: { $0.registeredAddress == nil }) {
            lacking.append(MissingFact(award, "the provider's registered address"))
        }
        if route == nil { lacking.append(MissingFact("procurement.route-decided", "the process")) }
        let row = history.decisions.first { $0.by == decided.by && $0.what == .award }
        lacking += (row?.place.missing ?? []).map { MissingFact($0, "who decided") }
        let isDirect = route.map { $0.value.route == .psrDirectA || $0.value.route == .psrDirectB }
        if isDirect != true {
            let assessed = file.state.keyCriteria.filter {
                $0.on <= decided.on && ($0.value.award ?? ref) == ref
            }
            let applied = Set(decided.value.keyCriteria + assessed.map(\.value.criterion))
            let missing = KeyCriterion.allCases.filter { !applied.contains($0) }
            if !missing.isEmpty {
                let names = missing.map(\.rawValue).joined(separator: ", ")
                lacking.append(MissingFact(award, "how key criteria were applied (\(names))"))
            }
        }
        return lacking
    }
}
