internal import Commissioning
internal import EventLog

/// To which processes a rule applies: the law, the days on which they commenced, what they are for.
struct LawScope: Sendable {
    /// It in words.
    let words: String
    /// The days on which a process must have commenced; nil for any.
    let commenced: Period?
    /// The laws named on record under which it applies; nil for any.
    let regimes: Set<ProcurementRegime>?
    /// Whether it must be health care; nil for either.
    let isHealthCare: Bool?

    init(
        _ words: String, commenced: Period? = nil, regimes: Set<ProcurementRegime>? = nil,
        isHealthCare: Bool? = nil
    ) {
        self.words = words
        self.commenced = commenced
        self.regimes = regimes
        self.isHealthCare = isHealthCare
    }

    /// Whether a process is in it.
    enum Answer: Hashable {
        /// It is.
        case inside
        /// It is not, and why.
        case outside(String)
        /// A fact is missing that would tell.
        case unknown([MissingFact])
    }

    /// Holds the law of a process against it; what is outside by any fact on record is outside.
    func answer(_ law: LawFacts) -> Answer {
        var missing: [MissingFact] = []
        if let regimes {
            if let regime = law.regime {
                guard regimes.contains(regime) else {
                    return .outside("it is run under \(regime.rawValue)")
                }
            } else {
                missing.append(LawScope.commencement("under which law it is run"))
            }
        }
        if let isHealthCare {
            if let known = law.isHealthCare {
                guard known == isHealthCare else {
                    return .outside(known ? "it is health care" : "it is not health care")
                }
            } else {
                missing.append(
                    MissingFact(
                        "procurement.procurement-planned", "whether it is health care for patients")
                )
            }
        }
        if let commenced {
            if let day = law.commencedOn {
                guard commenced.contains(day) else { return .outside("it commenced on \(day)") }
            } else if let day = law.underWayOn, day < commenced.from {
                return .outside("it was under way on \(day)")
            } else {
                missing.append(LawScope.commencement("on which day it commenced"))
            }
        }
        return missing.isEmpty ? .inside : .unknown(missing)
    }

    private static func commencement(_ what: String) -> MissingFact {
        MissingFact("procurement.procurement-commenced", what)
    }
}

extension LawScope {
    /// A period written in source; a wrong one is a bug.
    static func days(_ from: StaticString, _ to: StaticString? = nil) -> Period {
        let end = to.map { CivilDate($0.description) }
        guard let from = CivilDate(from.description), end == nil || end != .some(nil),
            let period = Period(from: from, to: end ?? nil)
        else { preconditionFailure("not a period") }
        return period
    }

    /// S.I. 2013/500 applied to health care bought by CCGs and the Board, whatever it was worth
    /// and whatever other law applied beside it.
    static let procurementPatientChoice = LawScope(
        "health-care services whose procurement commenced from 2013-04-01 to 2023-12-31, of any "
            + "value",
        commenced: days("2013-04-01", "2024-01-01"),
        regimes: [.ppc2013, .pcr2006, .pcr2015, .pcr2015LightTouch], isHealthCare: true)

    /// The Public Contracts Regulations 2015, the light-touch rules among them.
    static let publicContracts = LawScope(
        "processes under the Public Contracts Regulations 2015 that commenced from 2015-02-26 to "
            + "2025-02-23",
        commenced: days("2015-02-26", "2025-02-24"), regimes: [.pcr2015, .pcr2015LightTouch])

    /// The light-touch rules alone.
    static let lightTouch = LawScope(
        "processes under the light-touch rules of the Public Contracts Regulations 2015 that "
            + "commenced from 2015-02-26 to 2025-02-23",
        commenced: days("2015-02-26", "2025-02-24"), regimes: [.pcr2015LightTouch])

    /// The Provider Selection Regime.
    static let providerSelection = LawScope(
        "processes under the Provider Selection Regime that commenced from 2024-01-01",
        commenced: days("2024-01-01"), regimes: [.psr])

    /// The Procurement Act 2023.
    static let procurementAct = LawScope(
        "processes under the Procurement Act 2023 that commenced from 2025-02-24",
        commenced: days("2025-02-24"), regimes: [.pa2023])

    /// Equal treatment, which every law demands that has ever applied.
    static let anyLaw = LawScope("every procurement, whatever its law")
}

extension CaseFile {
    /// What a rule with that scope answers of the file; `judge` is asked for what is inside.
    ///
    /// - Parameter triggers: The events that raise the question: with none, nothing is asked.
    func judged(
        under scope: LawScope, by triggers: [Position], _ judge: () -> [Judgement]
    ) -> [Judgement] {
        guard !triggers.isEmpty else { return [] }
        switch scope.answer(law) {
        case .inside: return judge()
        case .outside(let why):
            return [Judgement(.notApplicable, matter, why, by: triggers, on: law.evidence)]
        case .unknown(let missing):
            let what = missing.map(\.what).joined(separator: " and ")
            return [
                Judgement(
                    .notDeterminable, matter, "whether the rule applies cannot be told: \(what)",
                    by: triggers, on: law.evidence, missing: missing)
            ]
        }
    }
}
