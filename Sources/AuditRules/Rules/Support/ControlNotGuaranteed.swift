internal import Commissioning
internal import EventLog

/// Full control over support was pledged, and nothing was named that guarantees it.
enum ControlNotGuaranteed: AuditRule {
    static let card = RuleCard(
        "SUP-02", "Is it specified what guarantees control over support?",
        formula: "Where a mandate pledges that commissioning groups control where they source "
            + "their support, it names a mechanism that guarantees it. The mandate of 2012 names "
            + "none, so that the source sets no test for those who decided under it.",
        source: "the mandate of November 2012, as it was reported",
        appliesWhen: "bodies that decided on their support while such a pledge was on record",
        severity: .gap, answerable: "the Government, whose mandate it is",
        reads: ["mandate.commissioning-autonomy-pledged", "support.support-sourcing-decided"],
        examples: [
            .init("met", "The pledge names an appeal to the Secretary of State."),
            .init("unspecified", "Full control is pledged, and no mechanism is named."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        guard let pledge = history.mandate?.state.pledgeOfControl else { return [] }
        return history.support.flatMap { file in
            file.state.decisions.filter { $0.on >= pledge.on }.map { judge($0, pledge, in: file) }
        }
    }

    private static func judge(
        _ decision: Stated<SourcingDecision>, _ pledge: Stated<AutonomyPledge>,
        in file: CaseFile<SupportState>
    ) -> Judgement {
        let guarantee = pledge.value.guarantee
        return Judgement(
            guarantee == nil ? .unspecified : .met, file.matter,
            part: "decision of \(decision.on)",
            guarantee.map { "the pledge is guaranteed by \($0)" }
                ?? "control over support was pledged, and nothing is named that guarantees it",
            by: [decision.by, pledge.by],
            on: [
                Evidence(pledge, "pledged; guaranteed by", guarantee ?? "nothing that is named"),
                Evidence(decision, "decided", decision.value.option.rawValue),
            ])
    }
}

extension MandateState {
    /// The newest pledge that commissioning groups control where they source their support.
    var pledgeOfControl: Stated<AutonomyPledge>? {
        pledges.last {
            $0.value.beneficiary == .ccg && $0.value.subject == .fullControlOfSupport
        }
    }
}
