internal import Commissioning
internal import EventLog

/// The rules on tenders were waived after they had not been followed.
enum WaiverAfterwards: AuditRule {
    static let card = RuleCard(
        "WAIV-02", "Was the waiver approved before the fact?",
        formula: "The waiver was not approved after what it allows had been done.",
        source: "the body's standing financial instructions",
        appliesWhen: "waivers of the rules on tenders", severity: .pledge,
        reads: ["procurement.tender-waiver-approved"],
        examples: [
            .init("met", "Approved before the order."),
            .init("concern", "Approved after the order."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.state.waivers.map { waiver in
                let isLate = waiver.value.isRetrospective
                return Judgement(
                    isLate ? .concern : .met, file.matter, part: "waiver of \(waiver.on)",
                    "the waiver of \(waiver.on) was approved \(isLate ? "after" : "before") the "
                        + "fact",
                    by: [waiver.by],
                    on: [Evidence(waiver, "after the fact", isLate ? "yes" : "no")],
                    value: waiver.value.estimatedValue)
            }
        }
    }
}
