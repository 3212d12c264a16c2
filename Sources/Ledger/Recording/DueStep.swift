internal import CanonicalJSON
internal import Commissioning
public import EventLog

/// Something that falls due because of a decision, as far as its form alone can tell.
public struct DueStep: Hashable, Sendable {
    /// What is to be done, or what happens.
    public let what: String
    /// When.
    public let moment: Moment
    /// The law, the rules or the part of the form that it follows from.
    public let basis: String

    /// - Parameters:
    ///   - what: What is to be done, or what happens.
    ///   - moment: When.
    ///   - basis: What it follows from.
    public init(what: String, moment: Moment, basis: String) {
        self.what = what
        self.moment = moment
        self.basis = basis
    }

    /// When something falls due.
    public enum Moment: Hashable, Sendable {
        /// At the latest on that day.
        case by(CivilDate)
        /// On that day.
        case on(CivilDate)
        /// Until the end of that day.
        case until(CivilDate)
        /// Not on a day that the form tells; in words.
        case open(String)

        /// The day; nil when the form does not tell it.
        public var day: CivilDate? {
            switch self {
            case .by(let day), .on(let day), .until(let day): day
            case .open: nil
            }
        }
    }

    /// `{what, by | on | until | when, basis}`.
    var json: JSONObject {
        let when: (name: String, value: JSONValue) =
            switch moment {
            case .by(let day): ("by", .text(day))
            case .on(let day): ("on", .text(day))
            case .until(let day): ("until", .text(day))
            case .open(let words): ("when", .string(words))
            }
        return JSONObject(present: [
            ("what", .string(what)), when, ("basis", .string(basis)),
        ])
    }
}

extension DecisionForm {
    /// What falls due, in order of day; what has no day comes last.
    public var due: [DueStep] {
        let steps =
            standstill + notices + contractRecord + internalSteps + registerSteps + termSteps
        let dated = steps.enumerated().sorted { left, right in
            switch (left.element.moment.day, right.element.moment.day) {
            case (let one?, let other?): (one, left.offset) < (other, right.offset)
            case (.some, nil): true
            case (nil, .some): false
            case (nil, nil): left.offset < right.offset
            }
        }
        return dated.map(\.element)
    }

    /// Whether it is certainly worth less than so many pounds, whatever VAT is in it.
    private func isBelow(pounds: Int64) -> Bool {
        (value.basis == nil || value.basis == .total) && value.pence.count < pounds * 100
    }

    // MARK: Before the contract

    private var standstill: [DueStep] {
        switch route.regime {
        case .psr: providerSelectionStandstill
        case .pa2023:
            [
                waiting(
                    isFirstDayCounted: true, "the contract award notice (UK6) is published",
                    "Procurement Act 2023, section 51: eight working days that begin with the day "
                        + "of publication, for a procurement that it covers")
            ]
        case .pcr2015 where route.how.route.isCompetitive && !isBelow(pounds: 164_176),
            .pcr2015LightTouch where route.how.route.isCompetitive && !isBelow(pounds: 589_148):
            [tenDays]
        case .ppc2013, .pcr2006, .pcr2015, .pcr2015LightTouch, .exempt, nil: []
        }
    }

    private var providerSelectionStandstill: [DueStep] {
        switch route.how.route {
        case .psrDirectC, .psrMostSuitable, .psrCompetitive:
            [
                waiting(
                    isFirstDayCounted: false, "the notice of the intention to award is published",
                    "S.I. 2023/1348, regulation 12: the end of the eighth working day after "
                        + "publication")
            ]
        case .openTender, .restricted, .negotiated, .dialogue, .framework, .anyQualifiedProvider,
            .singleTender, .direct, .psrDirectA, .psrDirectB, .extension:
            []
        }
    }

    /// Both laws count eight working days; one of them from the day of publication, the other from
    /// the day after.
    private func waiting(isFirstDayCounted: Bool, _ event: String, _ basis: String) -> DueStep {
        let what = "no contract is made, if on \(decided.on) \(event)"
        do throws(WorkingDaysError) {
            let end =
                isFirstDayCounted
                ? try WorkingDays.adding(7, to: WorkingDays.first(onOrAfter: decided.on))
                : try WorkingDays.adding(8, to: decided.on)
            return DueStep(what: what, moment: .until(end), basis: basis)
        } catch {
            return DueStep(what: what, moment: .open("\(error)"), basis: basis)
        }
    }

    private var tenDays: DueStep {
        let what = "no contract is made, if on \(decided.on) the bidders are told by e-mail"
        let basis =
            "Public Contracts Regulations 2015, regulation 87, not re-read: ten days, fifteen by "
            + "post, that end on a working day"
        do throws(WorkingDaysError) {
            let day = try WorkingDays.first(onOrAfter: decided.on.adding(days: 10))
            return DueStep(what: what, moment: .until(day), basis: basis)
        } catch {
            return DueStep(what: what, moment: .open("\(error)"), basis: basis)
        }
    }

    // MARK: Notices

    private var notices: [DueStep] {
        var steps: [DueStep] = []
        switch route.regime {
        case .pcr2015, .pcr2015LightTouch:
            if route.isHealthCare == false, !isBelow(pounds: 25_000) {
                steps.append(contractsFinder)
            }
            if route.regime == .pcr2015LightTouch, !isBelow(pounds: 589_148) {
                steps.append(
                    DueStep(
                        what: "the award notice is published",
                        moment: .by(decided.on.adding(days: 30)),
                        basis: "Public Contracts Regulations 2015, regulation 75: within 30 days, "
                            + "or with others within 30 days of the end of the quarter"))
            }
        case .psr:
            steps.append(
                DueStep(
                    what: "the notice of the award is published",
                    moment: .by(decided.on.adding(days: 30)),
                    basis: "S.I. 2023/1348 and its guidance, not re-read: within 30 days"))
        case .ppc2013, .pcr2006, .pa2023, .exempt, nil: break
        }
        return steps
    }

    private var contractsFinder: DueStep {
        let signedOn = term?.signedOn
        return DueStep(
            what: "information about the award is on Contracts Finder",
            moment: signedOn.map { .by($0.adding(days: 90)) }
                ?? .open("within 90 days of the last signature"),
            basis: "Public Contracts Regulations 2015, regulations 108 and 112, and PPN 09/21: "
                + "£25,000 or more without VAT")
    }

    private var contractRecord: [DueStep] {
        let first = CivilDate("2013-04-01") ?? decided.on
        let end = CivilDate("2024-01-01") ?? decided.on
        guard term != nil, route.isHealthCare == true, decided.on >= first, decided.on < end else {
            return []
        }
        return [
            DueStep(
                what: "the record of the contract is published",
                moment: .open("the regulation sets no day"),
                basis: "S.I. 2013/500, regulation 9(1)")
        ]
    }

    // MARK: Within the body

    private var internalSteps: [DueStep] {
        var steps: [DueStep] = []
        if route.how == .waiver, route.auditCommitteeOn == nil {
            steps.append(
                DueStep(
                    what: "the waiver is reported to the audit committee",
                    moment: .open("at its next meeting after \(decided.on)"),
                    basis: "standing financial instructions"))
        }
        if case .urgent = decided.place {
            steps.append(
                DueStep(
                    what: "the urgent decision is reported and ratified",
                    moment: .open("at the body's next meeting after \(decided.on)"),
                    basis: "standing orders"))
        }
        return steps
    }

    private var registerSteps: [DueStep] {
        [
            DueStep(
                what: "the register of procurement decisions is published with this row",
                moment: .by(decided.on.adding(days: 366)),
                basis: "National Health Service Act 2006, section 14O, and its guidance: at least "
                    + "once a year")
        ]
    }

    private var termSteps: [DueStep] {
        guard let term, let lastDay = term.lastDay else { return [] }
        var steps: [DueStep] = []
        if !term.options.isEmpty {
            let furthest = furthestDay(of: term, from: lastDay)
            let until = furthest.map { "; all of them reach \($0)" } ?? ""
            steps.append(
                DueStep(
                    what: "an option to extend is used, or lapses\(until)", moment: .by(lastDay),
                    basis: "the term in this form"))
        }
        return steps + [
            DueStep(
                what: "the contract ends", moment: .on(lastDay), basis: "the term in this form")
        ]
    }

    /// The last day when all options are used; nil when it is beyond the calendar.
    private func furthestDay(of term: Term, from lastDay: CivilDate) -> CivilDate? {
        var months: Int64 = 0
        for option in term.options {
            let (more, isTooMuch) = Int64(option.months.count).multipliedReportingOverflow(
                by: option.times ?? 1)
            guard !isTooMuch, more <= 12_000 else { return nil }
            months += more
        }
        let end = lastDay.adding(days: 1).parts
        let count = Int64(end.year) * 12 + Int64(end.month - 1) + months
        let (year, month) = (Int(count / 12), Int(count % 12) + 1)
        let day = min(end.day, CivilDate.length(ofMonth: month, year: year))
        return CivilDate(year: year, month: month, day: day)?.adding(days: -1)
    }
}
