internal import Commissioning
internal import EventLog

/// A standard of the NHS Constitution that was not met.
enum StandardNotMet: AuditRule {
    static let card = RuleCard(
        "ACC-01", "Was the standard met for patients' access, in each month of the year?",
        formula: "In every period that begins in a financial year, cases that met the standard × "
            + "10,000 ≥ all cases × the standard in basis points; where less is better, ≤.",
        source: "NHS Constitution standards, such as 92 % of incomplete pathways within 18 weeks",
        inForce: LawScope.days("2013-04-01"),
        appliesWhen: "measures of the NHS Constitution with a standard on record, by body and year",
        severity: .duty, obligation: .law, answerable: "the body that the observations are of",
        reads: ["measure.measure-defined", "measure.observation-published"],
        threshold: .source("as recorded with the measure"),
        caveat: "The standard is that of the record; it is compared in whole numbers and never "
            + "rounded.",
        examples: [
            .init("met", "92 %; 920 of 1,000 in the only month on record."),
            .init("breached", "92 %; 919 of 1,000 in June, met in all other months."),
            .init("notDeterminable", "The measure has no standard on record."),
        ])

    static func judge(_ history: AuditHistory) -> [Judgement] {
        history.measures.filter {
            $0.state.definitions.last?.value.framework == .constitution
        }.flatMap { file in
            years(of: file.state.observations).flatMap { year -> [Judgement] in
                guard LawScope.days("2013-04-01").contains(year.first) else {
                    return [
                        Judgement(
                            .notApplicable, file.matter, part: year.part,
                            "it is of \(year.name)", by: year.observations.map(\.by))
                    ]
                }
                return [judge(year, in: file)]
            }
        }
    }

    /// The observations of one body that begin in one financial year.
    private struct Year {
        let body: ODSCode?
        let first: CivilDate
        var observations: [Stated<Observation>]

        var name: String { "\(first.parts.year)/\(first.parts.year + 1)" }
        var part: String { body.map { "\($0), \(name)" } ?? "the country, \(name)" }
    }

    private static func years(of observations: [Stated<Observation>]) -> [Year] {
        var years: [Year] = []
        for observation in observations {
            guard case .share = observation.value.figure else { continue }
            let (year, month, _) = observation.value.period.from.parts
            guard let first = CivilDate(year: month < 4 ? year - 1 : year, month: 4, day: 1) else {
                continue
            }
            let body = observation.value.body
            if let known = years.firstIndex(where: { $0.body == body && $0.first == first }) {
                years[known].observations.append(observation)
            } else {
                years.append(Year(body: body, first: first, observations: [observation]))
            }
        }
        return years
    }

    private static func judge(_ year: Year, in file: CaseFile<MeasureState>) -> Judgement {
        let triggers = year.observations.map(\.by)
        var missed: [Stated<Observation>] = []
        var standards: [Stated<MeasureDefinition>] = []
        for observation in year.observations {
            guard let definition = file.state.definition(by: observation.value.period.from),
                let threshold = definition.value.threshold
            else {
                return Judgement(
                    .notDeterminable, file.matter, part: year.part,
                    "\(year.observations.count) periods of \(year.name) are on record",
                    by: triggers,
                    missing: [MissingFact("measure.measure-defined", "what it is held against")])
            }
            if !standards.contains(definition) { standards.append(definition) }
            if !observation.value.meets(threshold, definition.value.polarity) {
                missed.append(observation)
            }
        }
        let standard = standards.map { Evidence($0, "standard", $0.value.threshold?.percent ?? "") }
        guard missed.isEmpty else {
            let list = missed.map { "\($0.value.period.from) (\($0.value.figure.words))" }
            return Judgement(
                .breached, file.matter, part: year.part,
                "the standard was missed in \(missed.count) of \(year.observations.count) periods "
                    + "of \(year.name), which begin on \(list.joined(separator: ", "))",
                by: triggers,
                on: standard + missed.map { Evidence($0, "observed", $0.value.figure.words) },
                answerable: year.body)
        }
        return Judgement(
            .met, file.matter, part: year.part,
            "the standard was met in all \(year.observations.count) periods of \(year.name) on "
                + "record", by: triggers, on: standard, answerable: year.body)
    }
}

extension Observation {
    /// Whether it meets a standard; what is no share of cases meets none.
    fileprivate func meets(
        _ threshold: BasisPoints, _ polarity: MeasureDefinition.Polarity
    ) -> Bool {
        guard case .share(let count, let all) = figure else { return false }
        // 128 bits: no count of cases overflows.
        let left = count.multipliedFullWidth(by: 10_000)
        let right = all.multipliedFullWidth(by: Int64(threshold.count))
        switch polarity {
        case .higherIsBetter: return (left.high, left.low) >= (right.high, right.low)
        case .lowerIsBetter: return (left.high, left.low) <= (right.high, right.low)
        }
    }
}

extension Observation.Figure {
    /// `919 of 1000`.
    fileprivate var words: String {
        switch self {
        case .share(let count, let all): "\(count) of \(all)"
        case .value(let value): "\(value)"
        }
    }
}

extension BasisPoints {
    /// `92 %` or `92.5 %`.
    fileprivate var percent: String {
        let (whole, rest) = (count / 100, count % 100)
        guard rest > 0 else { return "\(whole) %" }
        return rest % 10 == 0
            ? "\(whole).\(rest / 10) %" : "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
    }
}
