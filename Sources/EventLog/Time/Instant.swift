/// A moment in UTC, to the microsecond.
///
/// Source: RFC 3339, `date-time` with the offset `Z`.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
    public let microseconds: Int64

    /// - Parameter microseconds: Since 1970-01-01T00:00:00Z; brought into years 1 to 9999.
    public init(microseconds: Int64) {
        let first = Int64(CivilDate.first) * Self.microsecondsPerDay
        let last = (Int64(CivilDate.last) + 1) * Self.microsecondsPerDay - 1
        self.microseconds = min(max(microseconds, first), last)
    }

    /// Reads `YYYY-MM-DDTHH:MM:SSZ` or the same with exactly six decimals; nil otherwise.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 20 || (bytes.count == 27 && bytes[19] == 0x2E),
            bytes[bytes.count - 1] == 0x5A, bytes[10] == 0x54,
            bytes[13] == 0x3A, bytes[16] == 0x3A,
            let day = CivilDate(utf8: UnsafeBufferPointer(rebasing: bytes[0..<10])),
            let hour = bytes.decimal(11..<13), hour < 24,
            let minute = bytes.decimal(14..<16), minute < 60,
            let second = bytes.decimal(17..<19), second < 60,
            let fraction = bytes.count == 27 ? bytes.decimal(20..<26) : 0
        else { return nil }
        let seconds = Int64(hour * 3_600 + minute * 60 + second)
        microseconds =
            Int64(day.daysSinceEpoch) * Self.microsecondsPerDay + seconds * 1_000_000
            + Int64(fraction)
    }

    /// Reads `YYYY-MM-DDTHH:MM:SSZ` or the same with exactly six decimals; nil otherwise.
    public init?(_ text: String) {
        var text = text
        guard let instant = text.withUTF8({ Instant(utf8: $0) }) else { return nil }
        self = instant
    }

    /// The first moment of a day in England.
    public init(startOfDayInLondon day: CivilDate) {
        let midnight = Int64(day.daysSinceEpoch) * Self.microsecondsPerDay
        let summer = London.isSummerTime(at: Instant(microseconds: midnight - 3_600_000_000))
        self.init(microseconds: summer ? midnight - 3_600_000_000 : midnight)
    }

    /// The day in UTC.
    public var utcDate: CivilDate {
        CivilDate(daysSinceEpoch: Int32(microseconds.floorDivided(by: Self.microsecondsPerDay)))
    }

    /// The civil day in England at this moment.
    public var londonDate: CivilDate {
        guard London.isSummerTime(at: self) else { return utcDate }
        return Instant(microseconds: microseconds + 3_600_000_000).utcDate
    }

    /// The moment one microsecond later.
    public var next: Instant { Instant(microseconds: microseconds + 1) }

    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Whether one moment is before another.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Instant: CustomStringConvertible {
    /// `YYYY-MM-DDTHH:MM:SS.ffffffZ`, always with six decimals.
    public var description: String {
        String(decoding: text27, as: UTF8.self)
    }
}

/// Civil time in England.
///
/// British Summer Time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
/// Sunday of October, as it has since 1996; the ledger's facts begin in 2011.
/// Source: the Summer Time Order 2002 (S.I. 2002/262).
public enum London {
    /// Whether clocks in England stand one hour ahead of UTC at `instant`.
    public static func isSummerTime(at instant: Instant) -> Bool {
        let year = instant.utcDate.parts.year
        return instant >= change(month: 3, year: year) && instant < change(month: 10, year: year)
    }

    private static func change(month: Int, year: Int) -> Instant {
        guard let last = CivilDate(year: year, month: month, day: 31) else {
            return Instant(microseconds: 0)
        }
        // 1970-01-01 was a Thursday, so a Sunday is a day whose count leaves 3 by seven.
        let weekday = Int64(last.daysSinceEpoch).floorRemainder(dividingBy: 7)
        let sunday = last.adding(days: -Int((weekday + 4) % 7))
        let midnight = Int64(sunday.daysSinceEpoch) * Instant.microsecondsPerDay
        return Instant(microseconds: midnight + 3_600_000_000)
    }
}

extension Int64 {
    /// Division that rounds towards negative infinity.
    func floorDivided(by divisor: Int64) -> Int64 {
        (self - floorRemainder(dividingBy: divisor)) / divisor
    }

    /// What is left over by ``floorDivided(by:)``; never negative.
    func floorRemainder(dividingBy divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
