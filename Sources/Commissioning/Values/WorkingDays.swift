public import EventLog

/// The working days of England: neither a Saturday, nor a Sunday, nor a bank holiday.
///
/// Known for whole years only, ``years``: a later year's holidays are not law yet.
/// Source: bank holidays of England and Wales as GOV.UK publishes them
/// (`https://www.gov.uk/bank-holidays.json`), Open Government Licence v3.0.
public enum WorkingDays {
    /// The years whose bank holidays are known.
    public static let years = 2012...2028

    /// Whether `day` is one.
    ///
    /// - Throws: ``WorkingDaysError/outsideTable(_:)`` when its year is not among ``years``.
    public static func contains(_ day: CivilDate) throws(WorkingDaysError) -> Bool {
        guard years.contains(day.parts.year) else { throw .outsideTable(day) }
        return !day.isAtWeekend && !holidays.contains(day)
    }

    /// The first working day from `day` on; `day` itself when it is one.
    ///
    /// - Throws: ``WorkingDaysError/outsideTable(_:)`` when a day that matters is not in ``years``.
    public static func first(onOrAfter day: CivilDate) throws(WorkingDaysError) -> CivilDate {
        var day = day
        while try !contains(day) { day = day.adding(days: 1) }
        return day
    }

    /// The working day that is the `count`-th after `day`, or before it when negative.
    ///
    /// `day` is never counted, and need not be a working day; it comes back for a count of zero.
    /// - Throws: ``WorkingDaysError/outsideTable(_:)`` when a day that matters is not in ``years``.
    public static func adding(
        _ count: Int, to day: CivilDate
    ) throws(WorkingDaysError) -> CivilDate {
        var (day, left) = (day, count.magnitude)
        while left > 0 {
            day = day.adding(days: count.signum())
            if try contains(day) { left -= 1 }
        }
        return day
    }

    /// How many working days there are after `start`, up to and including `end`; zero when `end`
    /// is not after `start`.
    ///
    /// - Throws: ``WorkingDaysError/outsideTable(_:)`` when a day that matters is not in ``years``.
    public static func count(
        after start: CivilDate, through end: CivilDate
    ) throws(WorkingDaysError) -> Int {
        var (day, count) = (start, 0)
        while day < end {
            day = day.adding(days: 1)
            if try contains(day) { count += 1 }
        }
        return count
    }

    private static let holidays: Set<CivilDate> = {
        var days: Set<CivilDate> = []
        for (year, monthsAndDays) in zip(years, table) {
            for monthAndDay in monthsAndDays {
                let (month, day) = monthAndDay.quotientAndRemainder(dividingBy: 100)
                if let day = CivilDate(year: year, month: month, day: day) { days.insert(day) }
            }
        }
        return days
    }()

    /// For each of ``years`` the month and day of each bank holiday, as on the wall: 1225.
    private static let table: [[Int]] = [
        [102, 406, 409, 507, 604, 605, 827, 1225, 1226],
        [101, 329, 401, 506, 527, 826, 1225, 1226],
        [101, 418, 421, 505, 526, 825, 1225, 1226],
        [101, 403, 406, 504, 525, 831, 1225, 1228],
        [101, 325, 328, 502, 530, 829, 1226, 1227],
        [102, 414, 417, 501, 529, 828, 1225, 1226],
        [101, 330, 402, 507, 528, 827, 1225, 1226],
        [101, 419, 422, 506, 527, 826, 1225, 1226],
        [101, 410, 413, 508, 525, 831, 1225, 1228],
        [101, 402, 405, 503, 531, 830, 1227, 1228],
        [103, 415, 418, 502, 602, 603, 829, 919, 1226, 1227],
        [102, 407, 410, 501, 508, 529, 828, 1225, 1226],
        [101, 329, 401, 506, 527, 826, 1225, 1226],
        [101, 418, 421, 505, 526, 825, 1225, 1226],
        [101, 403, 406, 504, 525, 831, 1225, 1228],
        [101, 326, 329, 503, 531, 830, 1227, 1228],
        [103, 414, 417, 501, 529, 828, 1225, 1226],
    ]
}

/// Why it cannot be said whether a day is a working day.
public enum WorkingDaysError: Error, Hashable, Sendable {
    /// The bank holidays of that day's year are not known.
    case outsideTable(CivilDate)
}

extension WorkingDaysError: CustomStringConvertible {
    /// What is wrong, in one sentence.
    public var description: String {
        switch self {
        case .outsideTable(let day):
            "the bank holidays of \(day.parts.year) are not known; they are for "
                + "\(WorkingDays.years.lowerBound) to \(WorkingDays.years.upperBound)"
        }
    }
}

extension CivilDate {
    /// How many days `other` comes after it; negative when before.
    public func days(until other: CivilDate) -> Int {
        Int(other.daysSinceEpoch) - Int(daysSinceEpoch)
    }

    /// Whether it is a Saturday or a Sunday. 1970-01-01 was a Thursday.
    fileprivate var isAtWeekend: Bool {
        let remainder = daysSinceEpoch % 7
        let sinceThursday = remainder < 0 ? remainder + 7 : remainder
        return sinceThursday == 2 || sinceThursday == 3
    }
}
