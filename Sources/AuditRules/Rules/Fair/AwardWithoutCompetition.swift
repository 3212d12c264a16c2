internal import Commissioning
internal import EventLog

/// A provider was chosen without competition, though others may have been capable.
enum AwardWithoutCompetition: AuditRule {
    static let card = RuleCard(
        "FAIR-01", "Was competition left out only where one provider alone is capable?",
        formula: "Where the route is a single tender or a direct award, the decision names the one "
            + "provider held to be capable, at least one piece of evidence for that, and at least "
            + "one alternative that was weighed.",
        source: "S.I. 2013/500, regulation 5",
        inForce: LawScope.days("2013-04-01", "2024-01-01"),
        appliesWhen: LawScope.procurementPatientChoice.words, severity: .duty, obligation: .law,
        reads: ["procurement.route-decided", "procurement.procurement-commenced"],
        caveat: "Whether the evidence convinces is for a reader to judge; the rule asks whether "
            + "there is any.",
        examples: [
            .init(
                "met",
                "Direct award; one provider capable for technical reasons, a market study "
                    + "named, a framework weighed."),
            .init(
                "breached",
                "Direct award for want of time; no provider is said to be the only "
                    + "one capable."),
            .init(
                "notDeterminable",
                "Direct award; when the procurement commenced is not on "
                    + "record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            let routes = file.state.routeDecisions.filter {
                $0.value.route == .singleTender || $0.value.route == .direct
            }
            return file.judged(under: .procurementPatientChoice, by: routes.map(\.by)) {
                routes.map { judge($0, in: file) }
            }
        }
    }

    private static func judge(
        _ route: Stated<RouteDecision>, in file: CaseFile<ProcurementState>
    ) -> Judgement {
        let lacking = route.value.lackingForSoleProvider
        let evidence = [Evidence(route, "route decided", route.value.route.rawValue)]
        let sentence =
            lacking.isEmpty
            ? "the decision names the one capable provider, evidence and alternatives"
            : "the decision for \(route.value.route.rawValue) names "
                + lacking.joined(separator: " and ")
        return Judgement(
            lacking.isEmpty ? .met : .breached, file.matter, sentence, by: [route.by],
            on: evidence, value: file.law.estimatedValue)
    }
}

extension RouteDecision {
    /// What a decision for one provider lacks; empty when it lacks nothing.
    var lackingForSoleProvider: [String] {
        var lacking: [String] = []
        if soleCapableProvider == nil { lacking.append("no provider as the only one capable") }
        if soleCapableProvider?.evidence.isEmpty ?? true { lacking.append("no evidence for that") }
        if alternatives.isEmpty { lacking.append("no alternative that was weighed") }
        return lacking
    }
}
