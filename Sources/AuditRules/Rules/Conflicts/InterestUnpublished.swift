internal import Commissioning
internal import EventLog

/// An interest of somebody who decides is in no published register.
enum InterestUnpublished: AuditRule {
    static let card = RuleCard(
        "COI-03", "Are the interests of those who decide published?",
        formula: "Since an interest of somebody who decides was declared, a register of interests "
            + "was published that shows facts up to that day or later, unless it was decided not "
            + "to publish the interest.",
        source: "Managing Conflicts of Interest, NHS England, 2017",
        inForce: LawScope.days("2017-06-16", "2022-07-01"),
        appliesWhen: "interests that somebody who decides declared from 2017-06-16 to 2022-06-30",
        severity: .duty, obligation: .statutoryGuidance,
        answerable: "the body whose register it is", firesOn: .absence,
        reads: [
            "interests.interest-declared", "interests.role-taken", "interests.register-published",
            "interests.publication-withheld",
        ],
        threshold: .source("a year, here 366 days, to publish it"),
        caveat: "The rows that were published are not read: a register that shows facts up to that "
            + "day is taken to show it.",
        examples: [
            .init("met", "Declared on 2018-02-01; a register as of 2018-03-31 was published."),
            .init(
                "breached",
                "Declared on 2018-02-01; none published by 2019-02-02, and the body "
                    + "declares its register complete."),
            .init("notYetDue", "Declared on 2018-02-01; asked on 2018-04-01, none published."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        let inForce = LawScope.days("2017-06-16", "2022-07-01")
        return history.interests.flatMap { file in
            file.state.interests.values.compactMap { interest -> Judgement? in
                guard let declared = interest.declaration, inForce.contains(declared.on),
                    let decides = file.state.decides(declared.value.person, on: declared.on)
                else { return nil }
                return decides ? judge(interest, declared, in: file, history) : nil
            }
        }
    }

    private static func judge(
        _ interest: Interest, _ declared: Stated<InterestDeclaration>,
        in file: CaseFile<InterestsState>, _ history: AuditHistory
    ) -> Judgement {
        let due = declared.on.adding(days: 366)
        var evidence = [Evidence(declared, "declared")]
        func answer(
            _ outcome: Outcome, _ sentence: String, silence: Silence? = nil, toDo: String? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "interest \(interest.ref)", sentence,
                by: [declared.by], on: evidence, days: [declared.by], silence: silence, toDo: toDo)
        }
        if let withheld = interest.withholding(on: min(due, history.asOf)) {
            evidence.append(Evidence(withheld, "not to be published"))
            return answer(.met, "it was decided on \(withheld.on) not to publish it")
        }
        let published = file.state.publications.first {
            $0.value.register == .interests && $0.value.asOf >= declared.on
        }
        if let published, published.on <= due {
            evidence.append(Evidence(published, "register published"))
            return answer(.met, "a register that shows it was published on \(published.on)")
        }
        if history.asOf <= due {
            return answer(
                .notYetDue(due), "declared on \(declared.on), to be published by \(due)",
                toDo: "publish the register of interests")
        }
        return answer(
            .breached, "declared on \(declared.on), to be published by \(due)",
            silence: Silence(
                of: "a register that shows it", ["interests.register-published"],
                body: file.matter.owner, from: declared.on, through: due))
    }
}
