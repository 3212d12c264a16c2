internal import Commissioning
internal import EventLog
internal import Projections

/// A decision as a person reads it.
enum DecisionText {
    /// What was decided, then who decided it, then what is not on record.
    static func lines(_ row: DecisionRow, saysWhy: Bool) -> [String] {
        let title = row.title.map { ": \($0)" } ?? ""
        let value = row.value.map { ", \(Words.money($0))" } ?? ""
        let by = saysWhy ? " [\(row.by)]" : ""
        var lines = ["\(row.on)  \(Words.subject(row.what))\(title)\(value), in \(row.stream)\(by)"]
        lines += place(row).map { "            \($0)" }
        if let conflicts = row.conflicts {
            lines.append("            conflicts: \(text(conflicts.value))")
        }
        if !row.missing.isEmpty {
            lines.append("            not recorded: \(row.missing.joined(separator: ", "))")
        }
        return lines
    }

    private static func place(_ row: DecisionRow) -> [String] {
        switch row.place {
        case .notStated: ["the decision does not say where it was taken"]
        case .meeting(let meeting): [text(meeting, row.decision)]
        case .officer(let officer): [text(officer)]
        case .urgent(let urgent): [text(urgent)]
        }
    }

    private static func text(_ meeting: MeetingOnRecord, _ decision: Decision?) -> String {
        guard case .meeting(let reference, let item)? = decision else { return "in a meeting" }
        guard decision?.isUnnamedMeeting != true else {
            return "in a meeting that the source does not name"
        }
        var text = "meeting \(reference)" + (item.map { ", item \($0)" } ?? "")
        if let held = meeting.held {
            let body = meeting.bodyTitle ?? held.value.body.text
            text += " of the \(body), \(held.value.isPublic ? "in public" : "in private")"
            if let reason = held.value.privateReason { text += " (\(reason.rawValue))" }
            text += ", \(held.value.present.count) present of \(held.value.quorum.count) needed"
        }
        if let item = meeting.item {
            let votes = item.value.deciders.map { "\($0.person) \(vote($0.vote))" }
            text += "; " + votes.joined(separator: ", ")
            if !item.value.isQuorate { text += "; not quorate" }
        }
        return text
    }

    private static func vote(_ vote: DeciderVote) -> String {
        switch vote {
        case .for: "for"
        case .against: "against"
        case .abstain: "abstained"
        case .notEligible: "had no vote"
        }
    }

    private static func text(_ officer: DelegationOnRecord) -> String {
        var text = "officer \(officer.officer)"
        guard let grant = officer.grant else {
            return text + (officer.isNamed ? "" : ", under no delegation that is named")
        }
        text += ", \(grant.value.instrument.rawValue) by \(grant.value.grantedBy)"
        if let limit = grant.value.limit { text += ", up to \(Words.pounds(limit.count))" }
        if officer.isAboveLimit == true { text += ": the decision is worth more" }
        return text
    }

    private static func text(_ urgent: UrgencyOnRecord) -> String {
        guard let taken = urgent.taken else { return "urgent" }
        let deciders = taken.value.deciders.map(\.text).joined(separator: ", ")
        var text = "urgent, by \(deciders), under \(taken.value.power)"
        for ratification in urgent.ratifications {
            let outcome = ratification.value.isRatified ? "ratified" : "not ratified"
            text += "; \(outcome) on \(ratification.on) in \(ratification.value.meeting)"
        }
        return text
    }

    private static func text(_ check: ConflictsCheck) -> String {
        guard !check.declared.isEmpty else { return "None" }
        return check.declared.map { declared in
            let actions = check.actions.filter { $0.person == declared.person }
                .map(\.action.rawValue)
            let interest = declared.interest.map { " (\($0))" } ?? ""
            let done =
                actions.isEmpty ? "nothing on record was done" : actions.joined(separator: ", ")
            return "\(declared.person)\(interest): \(done)"
        }.joined(separator: "; ")
    }
}

extension Words {
    /// What was decided.
    static func subject(_ subject: DecisionSubject) -> String {
        switch subject {
        case .supportSourcing: "where support comes from"
        case .route: "how a provider is found"
        case .award: "an award"
        case .waiver: "a waiver of tenders"
        case .abandonment: "a procurement given up"
        case .contractModified: "a contract modified"
        case .contractExtended: "a contract extended"
        case .contractNovated: "a contract passed to another provider"
        case .contractTerminated: "a contract terminated"
        case .serviceSelected: "a service opened to choice"
        case .providerQualified: "a provider qualified"
        case .providerRefused: "a provider refused"
        case .providerCap: "a limit to the number of providers"
        }
    }

    /// What a row of the register is about.
    static func subject(_ decision: RegisteredDecision) -> String {
        switch decision {
        case .taken(let subject): self.subject(subject)
        case .contractWithoutAward: "a contract, and no decision to award it"
        }
    }
}
