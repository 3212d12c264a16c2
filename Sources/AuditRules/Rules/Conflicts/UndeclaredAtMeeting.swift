internal import Commissioning
internal import EventLog

/// Somebody decided on an award and did not declare a registered interest in the supplier.
enum UndeclaredAtMeeting: AuditRule {
    static let card = RuleCard(
        "COI-04", "Did those who decided declare a registered interest in the supplier?",
        formula: "Each person who could decide on an award and has an interest in a supplier, "
            + "active or ended less than six months before, is among those who declared one in the "
            + "check for conflicts. A declared one for which nothing was thought needed asks for "
            + "an explanation; a match by name alone is a question.",
        source: "NHS Act 2006, section 14O; S.I. 2013/500, regulation 6(1)",
        inForce: LawScope.days("2013-04-01"),
        appliesWhen: "awards that a meeting on record decided", severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: [
            "procurement.award-decided", "procurement.conflicts-checked",
            "governance.item-decided", "interests.interest-declared", "interests.interest-ended",
        ],
        caveat: "Bidders who lost are sealed: only interests in those to whom the award went are "
            + "seen.",
        examples: [
            .init("met", "A GP with a share in the supplier declared it and left the room."),
            .init("breached", "The same GP is not among those who declared an interest."),
            .init("concern", "The GP declared it, and nothing was thought needed."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.decidedAwards.flatMap { award -> [Judgement] in
            let deciders = award.item?.value.deciders ?? []
            return deciders.compactMap { decider in
                history.ties(
                    of: decider.person, to: award.decided.value.suppliers, on: award.decided.on,
                    in: award.file.matter.owner
                ).first.map { judge($0, award) }
            }
        }
    }

    private static func judge(_ tie: Tie, _ award: DecidedAward) -> Judgement {
        func answer(
            _ outcome: Outcome, _ sentence: String, silence: Silence? = nil
        ) -> Judgement {
            Judgement(
                outcome, award.file.matter, part: "award \(award.ref) person \(tie.person)",
                sentence, by: [award.decided.by], on: award.evidence + [tie.evidence],
                silence: silence, value: award.decided.value.value)
        }
        let who = "\(tie.person) has interest \(tie.interest.ref) in \(tie.supplier)"
        guard award.conflicts != nil else {
            return answer(
                tie.isByCode ? .breached : .concern, who,
                silence: Silence(
                    of: "a check for conflicts", ["procurement.conflicts-checked"],
                    body: award.file.matter.owner, from: award.decided.on,
                    through: award.decided.on))
        }
        guard award.isDeclared(by: tie.person) else {
            let suffix = tie.isByCode ? "" : " (by its name alone)"
            return answer(
                tie.isByCode ? .breached : .concern, "\(who)\(suffix) and declared none")
        }
        let actions = award.actions(for: tie.person)
        let isNothing = !actions.isEmpty && actions.allSatisfy { $0.action == .noneNeeded }
        return isNothing
            ? answer(.concern, "\(who) and declared it; nothing was thought needed")
            : answer(.met, "\(who) and declared it")
    }
}
