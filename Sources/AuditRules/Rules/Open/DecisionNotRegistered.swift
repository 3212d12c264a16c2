internal import Commissioning
internal import EventLog
internal import Projections

/// A decision that no published register shows.
enum DecisionNotRegistered: AuditRule {
    static let card = RuleCard(
        "OPEN-08", "Does a published register of procurement decisions show the decision?",
        formula: "Within 366 days of the decision, the body published a register of procurement "
            + "decisions that has rows and reaches to the day of the decision or beyond.",
        source: "statutory guidance on conflicts of interest of 2014, 2016 and 2017",
        inForce: Self.inForce,
        appliesWhen:
            "decisions from 2015-01-01 to 2022-06-30 on routes, awards, waivers, contracts "
            + "that are extended, providers that may be chosen, and support",
        severity: .duty, obligation: .statutoryGuidance, guidance: .registerOfDecisions,
        answerable: "the body in whose register it belongs", firesOn: .absence,
        reads: [
            "procurement.route-decided", "procurement.award-decided",
            "procurement.tender-waiver-approved", "contract.contract-extended",
            "choice.provider-qualified", "support.support-sourcing-decided",
            "interests.register-published", "procurement.departure-from-guidance-explained",
        ],
        consequenceOf: ["OPEN-10"], threshold: .ours("366 days"),
        caveat: "What the published page lists is not read, only how many rows it has and to which "
            + "day it reaches. In an audit of all bodies a joint decision is held against the "
            + "register of the body that leads; in that of one party, against the party's.",
        examples: [
            .init("met", "Awarded on 2017-05-02; a register as of 2017-09-30 was published."),
            .init(
                "breached",
                "Awarded on 2017-05-02; asked on 2018-06-30, none was published since, and an "
                    + "auditor searched for one on 2018-06-01."),
            .init("explained", "The same, and it is on record why the guidance was departed from."),
            .init("notYetDue", "Awarded on 2017-05-02; asked on 2017-06-30."),
            .init(
                "notDeterminable", "None was published, and nobody declares the record complete."),
        ])

    private static let inForce = LawScope.days("2015-01-01", "2022-07-01")

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.decisions.filter(\.what.belongsInRegister).flatMap { row -> [Judgement] in
            guard inForce.contains(row.on) else {
                return [
                    Judgement(
                        .notApplicable, history.matter(of: row.stream), part: part(row),
                        "it was decided on \(row.on)", by: [row.by])
                ]
            }
            return keepers(of: row, history).map { judge(row, registerOf: $0, history) }
        }
    }

    /// In whose registers it belongs: the body whose stream it is, else the parties of the line.
    private static func keepers(of row: DecisionRow, _ history: AuditHistory) -> [ODSCode] {
        if let owner = ODSCode(row.stream.second), history.line.contains(owner) { return [owner] }
        let file = history.procurement(row.stream)
        let parties =
            (file?.state.parties ?? []).map(\.code)
            + (file?.state.awards.values.flatMap { $0.decided?.value.parties ?? [] } ?? [])
            .map(\.code)
        return history.line.filter(parties.contains)
    }

    private static func part(_ row: DecisionRow) -> String { "\(row.what.rawValue) \(row.on)" }

    private static func judge(
        _ row: DecisionRow, registerOf keeper: ODSCode, _ history: AuditHistory
    ) -> Judgement {
        let matter = history.matter(of: row.stream)
        let due = row.on.adding(days: 366)
        let state = history.interests.first { $0.matter.owner == keeper }?.state
        let published = (state?.publications ?? []).filter {
            $0.value.register == .procurementDecisions && $0.value.asOf >= row.on
                && $0.value.rowCount > 0
        }.min { ($0.on, $0.by) < ($1.on, $1.by) }
        let evidence =
            [Evidence(row.by, "decided", row.on)]
            + (published.map { [Evidence($0, "register published")] } ?? [])
        func answer(
            _ outcome: Outcome, _ sentence: String, silence: Silence? = nil, toDo: String? = nil
        ) -> Judgement {
            Judgement(
                outcome, matter, part: "\(part(row)) in the register of \(keeper)", sentence,
                by: [row.by], on: evidence, silence: silence, value: row.value,
                answerable: keeper, toDo: toDo)
        }
        if let published {
            let words =
                "decided on \(row.on); a register that reaches to "
                + "\(published.value.asOf) was published on \(published.on)"
            return published.on <= due
                ? answer(.met, words) : answer(.concern, "\(words), after more than 366 days")
        }
        if history.asOf <= due {
            return answer(
                .notYetDue(due), "decided on \(row.on), to be in a published register by \(due)",
                toDo: "publish the register of procurement decisions")
        }
        return answer(
            .breached, "it was decided on \(row.on)",
            silence: Silence(
                of: "a register of \(keeper) that shows it by \(due)",
                ["interests.register-published"], body: keeper, from: row.on, through: due))
    }
}

extension DecisionSubject {
    /// Whether guidance asks for a row in the register of procurement decisions.
    fileprivate var belongsInRegister: Bool {
        switch self {
        case .route, .award, .waiver, .contractExtended, .providerQualified, .supportSourcing: true
        case .abandonment, .contractModified, .contractNovated, .contractTerminated,
            .serviceSelected, .providerRefused, .providerCap:
            false
        }
    }
}
