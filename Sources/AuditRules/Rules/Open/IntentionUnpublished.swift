internal import Commissioning
internal import EventLog

/// Nobody was told that offers would be sought.
enum IntentionUnpublished: AuditRule {
    static let card = RuleCard(
        "OPEN-03", "Was the intention to seek offers published?",
        formula: "An opportunity was published no later than the award, unless the route needs "
            + "none (any qualified provider, a call-off, an extension) or one provider alone is "
            + "capable, as regulation 5 has it. Alternatives that were weighed without that need "
            + "explanation.",
        source: "S.I. 2013/500, regulations 4 and 5", confidence: .unverified,
        inForce: LawScope.days("2013-04-01", "2024-01-01"),
        appliesWhen: LawScope.procurementPatientChoice.words, severity: .duty, obligation: .law,
        firesOn: .absence,
        reads: [
            "procurement.award-decided", "procurement.opportunity-published",
            "procurement.route-decided",
        ],
        consequenceOf: ["FAIR-01"],
        examples: [
            .init("met", "Published on 2016-05-16, awarded on 2016-07-19."),
            .init(
                "concern",
                "Awarded by single tender; a framework was weighed, and no provider "
                    + "is said to be the only one capable."),
            .init(
                "notDeterminable",
                "Awarded; no opportunity is on record, and nobody declares "
                    + "the record complete."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.procurements.flatMap { file in
            let awards = file.awards.compactMap { ref, record in
                record.decided.map { (ref, $0) }
            }.filter { !$0.1.value.suppliers.isEmpty }
            return file.judged(under: .procurementPatientChoice, by: awards.map(\.1.by)) {
                awards.map { judge($0.0, $0.1, in: file) }
            }
        }
    }

    private static func judge(
        _ ref: Reference, _ decided: Stated<AwardDecision>, in file: CaseFile<ProcurementState>
    ) -> Judgement {
        var evidence = [Evidence(decided, "award \(ref) decided")]
        func answer(
            _ outcome: Outcome, _ sentence: String, silence: Silence? = nil
        ) -> Judgement {
            Judgement(
                outcome, file.matter, part: "award \(ref)", sentence, by: [decided.by],
                on: evidence, silence: silence, value: decided.value.value)
        }
        if let published = file.state.opportunities.first(where: { $0.on <= decided.on }) {
            evidence.append(Evidence(published, "opportunity published"))
            return answer(.met, "the opportunity was published on \(published.on)")
        }
        if let route = file.route(by: decided.on) {
            evidence.append(Evidence(route, "route decided", route.value.route.rawValue))
            if route.value.route.needsNoNotice {
                return answer(.met, "the route, \(route.value.route.rawValue), needs no notice")
            }
            if route.value.lackingForSoleProvider.isEmpty {
                return answer(.met, "one provider alone was held to be capable, with evidence")
            }
            if !route.value.alternatives.isEmpty {
                return answer(
                    .concern,
                    "no opportunity is on record by \(decided.on); alternatives were "
                        + "weighed")
            }
        }
        return answer(
            .breached, "award \(ref) was decided on \(decided.on)",
            silence: Silence(
                of: "an opportunity published by then", ["procurement.opportunity-published"],
                body: file.matter.owner, from: file.law.commencedOn ?? decided.on,
                through: decided.on))
    }
}

extension ProcurementRoute {
    /// Whether a provider can be found this way without a notice that seeks offers.
    fileprivate var needsNoNotice: Bool {
        switch self {
        case .anyQualifiedProvider, .framework, .extension: true
        case .openTender, .restricted, .negotiated, .dialogue, .singleTender, .direct, .psrDirectA,
            .psrDirectB, .psrDirectC, .psrMostSuitable, .psrCompetitive:
            false
        }
    }
}
