/// A day in the Gregorian calendar, as a count of days from 1970-01-01.
///
/// Shape: `YYYY-MM-DD`, years 1 to 9999. Source: RFC 3339, `full-date`.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let daysSinceEpoch: Int32

    /// - Parameter daysSinceEpoch: Days since 1970-01-01; brought into years 1 to 9999.
    public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = min(max(daysSinceEpoch, Self.first), Self.last)
    }

    /// The day with these parts; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        daysSinceEpoch = Self.days(year: year, month: month, day: day)
    }

    /// Reads exactly ten bytes, `YYYY-MM-DD`; nil when they are not a day.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = bytes.decimal(0..<4), let month = bytes.decimal(5..<7),
            let day = bytes.decimal(8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`; nil when the text is not a day.
    public init?(_ text: String) {
        var text = text
        guard let day = text.withUTF8({ CivilDate(utf8: $0) }) else { return nil }
        self = day
    }

    /// Year, month (1–12) and day of the month (1–31).
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The day `count` days later (earlier when negative).
    public func adding(days count: Int) -> CivilDate {
        let sum = Int64(daysSinceEpoch) + Int64(max(min(count, 4_000_000), -4_000_000))
        return CivilDate(daysSinceEpoch: Int32(sum))
    }

    /// The same day of the month `count` months later (earlier when negative), or the last day of
    /// a month that has no such day; brought into years 1 to 9999.
    public func adding(months count: Int) -> CivilDate {
        let (year, month, day) = parts
        let months = year * 12 + month - 1 + max(min(count, 240_000), -240_000)
        guard months >= 12 else { return CivilDate(daysSinceEpoch: Self.first) }
        guard months < 120_000 else { return CivilDate(daysSinceEpoch: Self.last) }
        let last = Self.length(ofMonth: months % 12 + 1, year: months / 12)
        return CivilDate(
            daysSinceEpoch: Self.days(
                year: months / 12, month: months % 12 + 1, day: min(day, last)))
    }

    /// Days from 1970-01-01 to 0001-01-01 and to 9999-12-31.
    static let first: Int32 = -719_162
    static let last: Int32 = 2_932_896

    /// Days in a month of a year.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func days(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Whether one day is before another.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        return String(unsafeUninitializedCapacity: 10) { text in
            for (index, unit) in [1_000, 100, 10, 1].enumerated() {
                text[index] = UInt8(truncatingIfNeeded: 0x30 + year / unit % 10)
            }
            text[4] = 0x2D
            text[5] = UInt8(truncatingIfNeeded: 0x30 + month / 10)
            text[6] = UInt8(truncatingIfNeeded: 0x30 + month % 10)
            text[7] = 0x2D
            text[8] = UInt8(truncatingIfNeeded: 0x30 + day / 10)
            text[9] = UInt8(truncatingIfNeeded: 0x30 + day % 10)
            return 10
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The number that the ASCII digits of `range` spell; nil at any other byte.
    ///
    /// At most nine digits, so it cannot overflow.
    func decimal(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            let byte = self[index]
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            number = number * 10 + Int(byte &- 0x30)
        }
        return number
    }
}
