internal import Commissioning
internal import EventLog
internal import Projections

/// A decision whose row in the register would have a blank column.
enum RegisterRowIncomplete: AuditRule {
    static let card = RuleCard(
        "OPEN-09", "Does the register say who decided, and which conflicts were dealt with how?",
        formula: "For each choice of a route, award, waiver and abandonment it is on record where "
            + "it was decided, that those who decided were asked for their interests, and what was "
            + "done about each interest that was declared. None declared is an answer; a blank is "
            + "none.",
        source: "statutory guidance on conflicts of interest of 2014, 2016 and 2017",
        inForce: Self.inForce,
        appliesWhen: "decisions from 2015-01-01 to 2022-06-30 on procurements", severity: .duty,
        obligation: .statutoryGuidance, guidance: .conflictsOfInterest,
        answerable: "the body whose decision it is", firesOn: .absence,
        reads: [
            "procurement.route-decided", "procurement.award-decided",
            "procurement.tender-waiver-approved", "procurement.procurement-abandoned",
            "procurement.conflicts-checked", "governance.meeting-held", "governance.item-decided",
        ],
        caveat: "The row is derived from what is recorded here; the page that was published is not "
            + "read.",
        examples: [
            .init("met", "Decided in a meeting on record; none declared."),
            .init(
                "breached",
                "No check for conflicts is on record, and the body declares its "
                    + "procurement events complete."),
            .init("notDeterminable", "The same, and nobody declares them complete."),
        ])

    /// From the first month after the guidance of December 2014 to the closing of the groups.
    private static let inForce = LawScope.days("2015-01-01", "2022-07-01")

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.decisions.filter(\.what.wantsConflictsCheck).map { row in
            inForce.contains(row.on)
                ? judge(row, history)
                : Judgement(
                    .notApplicable, history.matter(of: row.stream), part: part(row),
                    "it was decided on \(row.on)", by: [row.by])
        }
    }

    private static func part(_ row: DecisionRow) -> String { "\(row.what.rawValue) \(row.on)" }

    private static func judge(_ row: DecisionRow, _ history: AuditHistory) -> Judgement {
        let matter = history.matter(of: row.stream)
        let evidence =
            [Evidence(row.by, "decided", row.on)]
            + (row.conflicts.map {
                [Evidence($0, "interests declared", $0.value.declared.count)]
            } ?? [])
        let unmanaged = (row.conflicts?.value.declared ?? []).map(\.person).filter { person in
            row.conflicts?.value.actions.contains { $0.person == person } == false
        }
        guard unmanaged.isEmpty else {
            let names = unmanaged.map(\.text).joined(separator: ", ")
            return Judgement(
                .breached, matter, part: part(row),
                "nothing was done about the interest of \(names)",
                by: [row.by], on: evidence, value: row.value)
        }
        let missing = row.missing
        guard !missing.isEmpty else {
            let count = row.conflicts?.value.declared.count ?? 0
            return Judgement(
                .met, matter, part: part(row),
                "who decided is on record, and \(count == 0 ? "no" : "\(count)") interests were "
                    + "declared",
                by: [row.by], on: evidence, value: row.value)
        }
        return Judgement(
            .breached, matter, part: part(row), "it was decided on \(row.on)", by: [row.by],
            on: evidence,
            silence: Silence(
                of: missing.joined(separator: " and of "), missing, body: matter.owner,
                from: row.on, through: row.on),
            value: row.value)
    }
}
