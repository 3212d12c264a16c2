internal import Commissioning
internal import EventLog

/// A conflict was declared, and nobody recorded what was done about it.
enum ConflictWithoutAction: AuditRule {
    static let card = RuleCard(
        "COI-06", "Is it on record how each declared conflict was managed?",
        formula: "For each person who declared an interest in a check for conflicts, an action is "
            + "recorded with it.",
        source: "S.I. 2013/500, regulation 6(2)", confidence: .unverified,
        inForce: LawScope.days("2013-04-01", "2024-01-01"),
        appliesWhen: "checks for conflicts from 2013-04-01 to 2023-12-31", severity: .duty,
        obligation: .law, reads: ["procurement.conflicts-checked"], consequenceOf: ["COI-04"],
        examples: [
            .init("met", "A GP declared an interest and left the room."),
            .init("concern", "A GP declared an interest; no action is recorded."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        let inForce = LawScope.days("2013-04-01", "2024-01-01")
        return history.procurements.flatMap { file in
            file.state.conflictsChecks
                .filter { !$0.value.declared.isEmpty && inForce.contains($0.on) }
                .map { judge($0, in: file) }
        }
    }

    private static func judge(
        _ check: Stated<ConflictsCheck>, in file: CaseFile<ProcurementState>
    ) -> Judgement {
        let managed = Set(check.value.actions.map(\.person))
        let open = check.value.declared.map(\.person).filter { !managed.contains($0) }
        let names = open.map(\.text).joined(separator: ", ")
        return Judgement(
            open.isEmpty ? .met : .breached, file.matter, part: "check of \(check.on)",
            open.isEmpty
                ? "an action is recorded for each of \(check.value.declared.count) declarations"
                : "no action is recorded for \(names)",
            by: [check.by], on: [Evidence(check, "declared", check.value.declared.count)])
    }
}
