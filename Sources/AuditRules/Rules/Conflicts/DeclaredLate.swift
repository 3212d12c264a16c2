internal import Commissioning
internal import EventLog

/// An interest was declared later than it must be.
enum DeclaredLate: AuditRule {
    static let card = RuleCard(
        "COI-01", "Was the interest declared within 28 days?",
        formula: "From the latest of the day on which the interest arose (or the person came to "
            + "know of it), the person's first day in a role and 2013-04-01, to the declaration "
            + "there are at most 28 days.",
        source: "NHS Act 2006, section 14O", inForce: LawScope.days("2013-04-01"),
        appliesWhen: "interests of those who hold a role in a commissioning body",
        severity: .duty, obligation: .law, answerable: "the body whose register it is",
        reads: ["interests.interest-declared", "interests.role-taken"],
        threshold: .source("28 days"),
        examples: [
            .init("met", "Arose on 2017-03-01, declared on 2017-03-29."),
            .init("breached", "Arose on 2017-03-01, declared on 2017-03-30."),
            .init("notDeterminable", "Declared; no role of the person is on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.interests.flatMap { file in
            file.state.interests.values.compactMap { judge($0, in: file) }
        }
    }

    private static func judge(
        _ interest: Interest, in file: CaseFile<InterestsState>
    ) -> Judgement? {
        guard let declared = interest.declaration, let law = CivilDate("2013-04-01") else {
            return nil
        }
        let role = file.state.firstDayInRole(of: declared.value.person)
        var evidence = [Evidence(declared, "declared")]
        if let role { evidence.append(Evidence(role, "first day in a role", role.value.from)) }
        func answer(
            _ outcome: Outcome, _ sentence: String, missing: [MissingFact] = []
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "interest \(interest.ref)", sentence,
                by: [declared.by], on: evidence, missing: missing, days: [declared.by])
        }
        guard let role else {
            return answer(
                .notDeterminable, "declared on \(declared.on)",
                missing: [
                    MissingFact("interests.role-taken", "the role of \(declared.value.person)")
                ])
        }
        let arises = declared.value.becameAwareOn.map { CoarseDate($0) } ?? declared.value.arises
        guard let arises, arises.precision == nil else {
            return answer(
                .notDeterminable, "declared on \(declared.on)",
                missing: [
                    MissingFact("interests.interest-declared", "the day on which it arose")
                ])
        }
        let start = max(arises.lastDay, role.value.from, law)
        let days = start.days(until: declared.on)
        return answer(
            days <= 28 ? .met : .breached,
            "it was to be declared from \(start) on, and was declared on \(declared.on), "
                + "\(max(0, days)) days later")
    }
}
