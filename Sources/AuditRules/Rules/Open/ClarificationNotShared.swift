internal import Commissioning
internal import EventLog

/// One bidder was told what the others were not.
enum ClarificationNotShared: AuditRule {
    static let card = RuleCard(
        "OPEN-11", "Did the answers to clarifications go to all bidders?",
        formula: "Each answer was sent to all.",
        source: "S.I. 2013/500, regulation 3(2); PCR 2015, regulation 18: equal treatment",
        appliesWhen: LawScope.anyLaw.words, severity: .duty, obligation: .law,
        reads: ["procurement.clarification-answered"],
        caveat: "An answer that would tell one bidder's secrets to others may be kept from them; "
            + "that is for the party to say.",
        examples: [
            .init("met", "Answer CQ-1 was sent to all."),
            .init("breached", "Answer CQ-2 was sent to the bidder who asked."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            file.state.clarifications.sorted { $0.key.text < $1.key.text }.map { ref, stated in
                Judgement(
                    stated.value ? .met : .breached, file.matter, part: "clarification \(ref)",
                    stated.value
                        ? "answer \(ref) was sent to all"
                        : "answer \(ref) of \(stated.on) was not sent to all",
                    by: [stated.by],
                    on: [Evidence(stated, "sent to all", stated.value ? "yes" : "no")])
            }
        }
    }
}
