public import EventLog

/// How far ahead of a day a question looks.
public enum Horizon: Hashable, Sendable {
    /// So many months.
    case months(Int)
    /// So many days.
    case days(Int)

    /// The most months, a century, and as many days.
    static let most = (months: 1_200, days: 36_525)

    /// Reads a word: `12m` or `90d`.
    ///
    /// - Throws: ``LedgerError/usage(_:hint:)`` when the word is none of these.
    public init(_ word: String) throws(LedgerError) {
        let number = TimeWords.number(word.dropLast()) ?? 0
        switch word.utf8.last {
        case UInt8(ascii: "m") where (1...Horizon.most.months).contains(number):
            self = .months(number)
        case UInt8(ascii: "d") where (1...Horizon.most.days).contains(number):
            self = .days(number)
        default:
            throw .usage(
                "\(word) is not a number of months or days",
                hint: "write 12m or 90d, at most \(Horizon.most.months)m or \(Horizon.most.days)d")
        }
    }

    /// The day that it reaches, seen from another.
    public func day(after day: CivilDate) -> CivilDate {
        switch self {
        case .months(let count): day.adding(months: count)
        case .days(let count): day.adding(days: count)
        }
    }
}
