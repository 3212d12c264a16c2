internal import Commissioning
internal import EventLog

/// A decision of which no written reasons are kept.
enum DecisionWithoutReasons: AuditRule {
    static let card = RuleCard(
        "FAIR-13", "Does a written record explain the decision?",
        formula: "Each choice of a route and each award was recorded with its reasons in words.",
        source: "PCR 2015, regulation 84; PA 2023, section 98; S.I. 2013/500, regulation 3(5)",
        appliesWhen: Self.scope.words, severity: .duty, obligation: .law, firesOn: .absence,
        reads: ["procurement.route-decided", "procurement.award-decided"],
        caveat: "Regulation 3(5) of S.I. 2013/500 was not re-read: a process under it alone asks a "
            + "question at most. That reasons are kept for three years is not tested.",
        examples: [
            .init("met", "The award was recorded with reasons."),
            .init(
                "breached",
                "The award was recorded with a code alone, and the body declares its "
                    + "procurement events complete."),
            .init("notDeterminable", "The same, and nobody declares them complete."),
        ])

    private static let scope = LawScope(
        "procurements under S.I. 2013/500, the Public Contracts Regulations 2015 or the "
            + "Procurement Act 2023",
        regimes: [.ppc2013, .pcr2015, .pcr2015LightTouch, .pa2023])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file -> [Judgement] in
            var decisions = file.state.routeDecisions.map {
                Decided(what: "the route", part: "route", evidence: Evidence($0, "route decided"))
            }
            decisions += file.awards.compactMap { ref, record in
                record.decided.map {
                    Decided(
                        what: "award \(ref)", part: "award \(ref)",
                        evidence: Evidence($0, "award decided"))
                }
            }
            return file.judged(under: scope, by: decisions.map(\.evidence.position)) {
                decisions.map { judge($0, in: file, history) }
            }
        }
    }

    private struct Decided {
        let what: String
        let part: String
        let evidence: Evidence
    }

    private static func judge(
        _ decided: Decided, in file: CaseFile<ProcurementState>, _ history: AuditHistory
    ) -> Judgement {
        let note = history.note(decided.evidence.position)
        let isUnread = file.law.regime == .ppc2013
        guard let note, note.sealedCount == 0 else {
            return Judgement(
                .met, file.matter, part: decided.part,
                "\(decided.what) was recorded with reasons in words",
                by: [decided.evidence.position], on: [decided.evidence], isSourceUnread: isUnread)
        }
        return Judgement(
            .breached, file.matter, part: decided.part,
            "\(decided.what) was decided on \(note.on)", by: [decided.evidence.position],
            on: [decided.evidence],
            silence: Silence(
                of: "reasons in words", [note.type], body: file.matter.owner, from: note.on,
                through: note.on),
            isSourceUnread: isUnread)
    }
}
