/// How finely the day of a fact is known, when the day itself is not.
///
/// The event's `occurredon` is then the last day of that span.
public enum OccurredPrecision: String, CaseIterable, Sendable {
    case month, quarter, year
    /// 1 April to 31 March.
    case financialYear = "financialyear"

    /// Whether `day` is the last day of a span of this kind.
    public func isLastDay(_ day: CivilDate) -> Bool {
        let (year, month, dayOfMonth) = day.parts
        guard dayOfMonth == CivilDate.length(ofMonth: month, year: year) else { return false }
        switch self {
        case .month: return true
        case .quarter: return month % 3 == 0
        case .year: return month == 12
        case .financialYear: return month == 3
        }
    }

    /// The first day of the span that ends on `lastDay`.
    public func firstDay(ofSpanEnding lastDay: CivilDate) -> CivilDate {
        let (year, month, _) = lastDay.parts
        let first: (year: Int, month: Int) =
            switch self {
            case .month: (year, month)
            case .quarter: (year, month - (month - 1) % 3)
            case .year: (year, 1)
            case .financialYear: (month < 4 ? year - 1 : year, 4)
            }
        return CivilDate(year: first.year, month: first.month, day: 1) ?? lastDay
    }
}
