internal import Commissioning
internal import EventLog

/// The last day of a standstill, by the calendar of England.
enum StandstillEnd {
    /// The eighth working day after that of the notice.
    ///
    /// Source: S.I. 2023/1348, regulation 12. The day of publication does not count.
    static func providerSelection(noticeOn day: CivilDate) -> CivilDate? {
        try? WorkingDays.adding(8, to: day)
    }

    /// The tenth day after an electronic letter, the fifteenth after another; when that is no
    /// working day, the next one that is.
    ///
    /// Source: PCR 2015, regulation 87.
    static func publicContracts(
        toldOn day: CivilDate, by method: AwardNotification.Method
    ) -> CivilDate? {
        let last = day.adding(days: method == .electronic ? 10 : 15)
        return try? WorkingDays.first(onOrAfter: last)
    }

    /// The fifth working day after bidders were told of the decision on a representation: five full
    /// ones must pass.
    ///
    /// Source: S.I. 2023/1348, regulation 12.
    static func representation(toldOn day: CivilDate) -> CivilDate? {
        try? WorkingDays.adding(5, to: day)
    }

    /// The eighth working day, beginning with that of the notice.
    ///
    /// Source: Procurement Act 2023, section 51. The day of publication counts.
    static func procurementAct(noticeOn day: CivilDate) -> CivilDate? {
        guard let first = try? WorkingDays.first(onOrAfter: day) else { return nil }
        return try? WorkingDays.adding(7, to: first)
    }

    /// What is missing when the calendar does not reach so far.
    static func noCalendar(after day: CivilDate) -> MissingFact {
        MissingFact("calendar", "the bank holidays of England after \(day)")
    }
}

/// An award that must stand still: the day that starts it, the last day, and when it was signed.
struct StandstillTest {
    let matter: Matter
    let part: String
    let triggers: [Position]
    let evidence: [Evidence]
    /// What starts it, for a sentence: `the notice of 2026-03-30`.
    let start: String
    let last: CivilDate
    /// The events whose days decide.
    let days: [Position]
    let value: Money?

    /// Holds the first signature against it; nil when nothing is signed and it is over.
    func judgement(
        _ signing: Stated<ContractSigning>?, _ history: AuditHistory
    ) -> Judgement? {
        guard let signing else {
            guard history.asOf <= last else { return nil }
            return Judgement(
                .notYetDue(last), matter, part: part, "\(start); the standstill ends with \(last)",
                by: triggers, on: evidence, days: days, value: value,
                toDo: "do not sign before \(last.adding(days: 1))")
        }
        let when = history.note(signing.by)?.when ?? signing.on.description
        return Judgement(
            signing.on > last ? .met : .breached, matter, part: part,
            "\(start); the standstill ended with \(last), and the contract was signed on "
                + "\(signing.on)",
            by: triggers, on: evidence + [Evidence(signing, "contract signed", when)],
            days: days + [signing.by], value: value)
    }
}
