public import EventLog

/// How far a contract may be extended without a new one, and how far it was.
public struct ContractOptions: Hashable, Sendable {
    /// The event that states the options.
    public let statedBy: Position
    /// The months of all options together.
    public let monthsGranted: Int64
    /// How often it may be extended.
    public let timesGranted: Int64
    /// The extensions that used an option, in the order of its history.
    public let uses: [Position]
    /// The months they took, each begun month in full; nil when an end that was extended is not
    /// on record.
    public let monthsUsed: Int64?

    /// The months left; nil when it is not known how many were used.
    public var monthsLeft: Int64? { monthsUsed.map { max(0, monthsGranted.clampedMinus($0)) } }

    /// How often it may still be extended.
    public var timesLeft: Int64 { max(0, timesGranted.clampedMinus(Int64(uses.count))) }

    /// Whether it was extended further, or more often, than the options allow.
    public var isExceeded: Bool {
        Int64(uses.count) > timesGranted || monthsUsed.map { $0 > monthsGranted } ?? false
    }

    init(_ options: Stated<[ContractExtensionOption]>, changes: [Stated<ContractChange>]) {
        statedBy = options.by
        var granted: (months: Int64, times: Int64) = (0, 0)
        for option in options.value {
            let times = option.times ?? 1
            let (months, overflow) = times.multipliedReportingOverflow(
                by: Int64(option.months.count))
            granted.months = granted.months.clampedPlus(overflow ? .max : months)
            granted.times = granted.times.clampedPlus(times)
        }
        (monthsGranted, timesGranted) = granted
        let used = changes.filter(\.value.isOption)
        uses = used.map(\.by)
        var months: Int64? = 0
        for change in used {
            guard let end = change.value.endBefore, let newEnd = change.value.newEnd else {
                months = nil
                break
            }
            months = months?.clampedPlus(newEnd.months(since: end))
        }
        monthsUsed = months
    }
}

extension CivilDate {
    /// The months that have begun since another day; 0 when this is not after it.
    ///
    /// A month ends on the same day of the next one, or on its last when it has no such day.
    func months(since day: CivilDate) -> Int64 {
        guard self > day else { return 0 }
        let (start, end) = (day.parts, parts)
        let whole = (end.year - start.year) * 12 + end.month - start.month
        let length = CivilDate.length(ofMonth: end.month, year: end.year)
        return Int64(whole + (end.day > min(start.day, length) ? 1 : 0))
    }
}

extension Int64 {
    fileprivate func clampedPlus(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }

    fileprivate func clampedMinus(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? .min : difference
    }
}
