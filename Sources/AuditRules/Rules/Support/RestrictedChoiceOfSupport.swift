internal import Commissioning
internal import EventLog

/// Somebody limited where a commissioner may source its support.
enum RestrictedChoiceOfSupport: AuditRule {
    static let card = RuleCard(
        "SUP-01", "Was the commissioner in full control of where it sources its support?",
        formula: "No limit that another body set to the choice is on record. A limit needs "
            + "explanation: with a legal basis, why it was used; without one, what it rests on. So "
            + "does what another body had the commissioner pay for its choice, such as a later "
            + "authorisation.",
        source: "the mandate of November 2012: full control over where they source their "
            + "commissioning support",
        appliesWhen: "decisions on support, and limits set to them", severity: .pledge,
        answerable: "the body that set the limit",
        reads: [
            "support.support-sourcing-decided", "support.support-decision-constrained",
            "authorisation.authorisation-deferred",
        ],
        examples: [
            .init("met", "The group decided to keep support in house; no limit is on record."),
            .init(
                "concern",
                "The Board demanded a tender by July 2016, on no legal basis that is "
                    + "on record."),
            .init(
                "concern",
                "The group kept support in house, and its authorisation moved to the fourth wave "
                    + "for it."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.support.flatMap { file -> [Judgement] in
            let own = file.state.constraints.enumerated().map { place, stated in
                limit(stated.value, place, Evidence(stated, "limit"), in: file)
            }
            let decided = file.state.decisions.flatMap { decision -> [Judgement] in
                let evidence = Evidence(decision, "decided", decision.value.option.rawValue)
                guard !decision.value.restrictions.isEmpty else {
                    return [free(decision, evidence, in: file)]
                }
                return decision.value.restrictions.enumerated().map { place, restriction in
                    limit(restriction, place, evidence, in: file)
                }
            }
            return own + decided + costs(of: file, history)
        }
    }

    /// What a choice cost: authorisations that moved to a later wave because of it.
    private static func costs(
        of file: CaseFile<SupportState>, _ history: AuditHistory
    ) -> [Judgement] {
        history.authorisations.flatMap(\.state.deferrals).filter {
            $0.value.followsFrom == file.matter.stream
        }.map { deferral in
            let (wave, by) = (deferral.value.wave.rawValue, deferral.value.authority)
            return Judgement(
                .concern, file.matter, part: "deferral of \(deferral.on)",
                "the choice was made, and the authorisation moved to wave \(wave) for it",
                by: [deferral.by], on: [Evidence(deferral, "moved to wave \(wave) by \(by)")],
                answerable: by)
        }
    }

    private static func free(
        _ decision: Stated<SourcingDecision>, _ evidence: Evidence,
        in file: CaseFile<SupportState>
    ) -> Judgement {
        let option = decision.value.option.rawValue
        let supplier = decision.value.supplier.map { " by \($0)" } ?? ""
        return Judgement(
            .met, file.matter, part: "decision of \(decision.on)",
            "\(option)\(supplier) was decided with no limit to the choice on record",
            by: [decision.by], on: [evidence])
    }

    private static func limit(
        _ constraint: SupportConstraint, _ place: Int, _ evidence: Evidence,
        in file: CaseFile<SupportState>
    ) -> Judgement {
        let basis = constraint.hasLegalBasis ? "on a legal basis" : "on no legal basis on record"
        return Judgement(
            constraint.hasLegalBasis ? .concern : .breached, file.matter,
            part: "limit \(place + 1) by \(constraint.by)",
            "\(constraint.by) limited the choice (\(constraint.instrument.rawValue)), \(basis)",
            by: [evidence.position], on: [evidence], answerable: constraint.by)
    }
}
