internal import Commissioning
internal import EventLog

/// Too few were left to decide.
enum NotQuorate: AuditRule {
    static let card = RuleCard(
        "GOV-02", "Were enough left to decide when those with an interest had gone?",
        formula: "Those who were present for the item and could vote are at least the quorum of "
            + "the meeting, and the record of the item says that it was quorate.",
        source: "the body's standing orders", appliesWhen: "items that a meeting decided",
        severity: .pledge, answerable: "the body that met",
        reads: ["governance.item-decided", "governance.meeting-held"],
        examples: [
            .init("met", "Four could vote on item 5; three are the quorum."),
            .init("concern", "Two could vote on item 5; three are the quorum."),
            .init("notDeterminable", "Item 5 was decided; the meeting is not on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.governance.flatMap { file in
            file.state.meetings.values.flatMap { meeting in
                meeting.items.values.map { judge($0, of: meeting, in: file) }
            }
        }
    }

    private static func judge(
        _ item: Stated<DecidedItem>, of meeting: Meeting, in file: CaseFile<GovernanceState>
    ) -> Judgement {
        let matter = file.matter.about(item.value.decision)
        let part = "meeting \(meeting.ref) item \(item.value.item)"
        let voters = item.value.deciders.count { $0.wasPresent && $0.vote != .notEligible }
        var evidence = [Evidence(item, "could vote", voters)]
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, matter, part: part, sentence, by: [item.by], on: evidence,
                missing: missing)
        }
        guard item.value.isQuorate else {
            return answer(.concern, "the record of the item says that it was not quorate")
        }
        guard let held = meeting.held else {
            return answer(
                .notDeterminable, "\(voters) could vote",
                missing: [
                    MissingFact("governance.meeting-held", "the quorum of meeting \(meeting.ref)")
                ])
        }
        let quorum = Int(held.value.quorum.count)
        evidence.append(Evidence(held, "quorum", quorum))
        return answer(
            voters >= quorum ? .met : .concern, "\(voters) could vote; \(quorum) are the quorum")
    }
}
