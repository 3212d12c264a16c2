internal import Commissioning
internal import EventLog

/// A meeting in private, and nobody says why.
enum PrivateWithoutReason: AuditRule {
    static let card = RuleCard(
        "GOV-04", "Does a private meeting have a reason?",
        formula: "A meeting that was not public was recorded with the reason for that.",
        source: "the body's standing orders: openness",
        appliesWhen: "meetings that were not public",
        severity: .pledge, answerable: "the body that met", reads: ["governance.meeting-held"],
        examples: [
            .init("met", "In private, for commercial confidence."),
            .init("concern", "In private; no reason is on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.governance.flatMap { file in
            file.state.meetings.values.compactMap { meeting -> Judgement? in
                guard let held = meeting.held, !held.value.isPublic else { return nil }
                let reason = held.value.privateReason
                return Judgement(
                    reason == nil ? .concern : .met, file.matter, part: "meeting \(meeting.ref)",
                    reason.map { "the meeting of \(held.on) was private: \($0.rawValue)" }
                        ?? "the meeting of \(held.on) was private, for no reason on record",
                    by: [held.by],
                    on: [Evidence(held, "private", reason?.rawValue ?? "no reason")])
            }
        }
    }
}
