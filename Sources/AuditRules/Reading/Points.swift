internal import Commissioning

/// A number of points between two bounds that are a few billionths apart: exact enough to say which
/// of two is more, and to say that nobody can where they overlap.
///
/// In billionths of the whole; no floating point.
struct Points: Hashable, Sendable {
    /// It is not less.
    let least: Int64
    /// It is not more.
    let most: Int64

    /// The whole.
    static let whole: Int64 = 1_000_000_000
    /// Nothing.
    static let nothing = Points(least: 0, most: 0)

    private init(least: Int64, most: Int64) {
        self.least = least
        self.most = most
    }

    /// A part of a whole; nil when it is less than nothing or a thousand times the whole.
    init?(_ part: Int64, of all: Int64) {
        guard part >= 0, all > 0 else { return nil }
        let (high, low) = UInt64(part).multipliedFullWidth(by: UInt64(Points.whole))
        guard high < UInt64(all) else { return nil }
        let (quotient, rest) = UInt64(all).dividingFullWidth((high, low))
        guard quotient <= UInt64(1_000 * Points.whole) else { return nil }
        least = Int64(quotient)
        most = least + (rest == 0 ? 0 : 1)
    }

    /// A decimal number as a part of another; nil as above.
    init?(_ part: DecimalString, of all: DecimalString) {
        let places = max(part.decimals, all.decimals)
        guard let left = part.digits(places: places), let right = all.digits(places: places) else {
            return nil
        }
        self.init(left, of: right)
    }

    /// So many basis points of it.
    func times(_ weight: BasisPoints) -> Points {
        // Nothing is more than a few thousand times the whole: no product leaves 64 bits.
        let (low, high) = (least * Int64(weight.count), most * Int64(weight.count))
        return Points(least: low / 10_000, most: high / 10_000 + (high % 10_000 == 0 ? 0 : 1))
    }

    /// The mean of several; nil of none.
    static func mean(_ all: [Points]) -> Points? {
        guard !all.isEmpty else { return nil }
        let count = Int64(all.count)
        let sum = all.reduce(Points.nothing, +)
        return Points(
            least: sum.least / count, most: sum.most / count + (sum.most % count == 0 ? 0 : 1))
    }

    /// Both together; at most a hundred thousand times the whole.
    static func + (left: Points, right: Points) -> Points {
        let limit = 100_000 * Points.whole
        return Points(
            least: min(left.least + right.least, limit), most: min(left.most + right.most, limit))
    }

    /// Whether it is more, whatever it is between its bounds.
    func isSurelyMore(than other: Points) -> Bool { least > other.most }
}

extension Points: CustomStringConvertible {
    /// `72.5 %`, to a tenth and rounded down.
    var description: String {
        let tenths = least / (Points.whole / 1_000)
        return "\(tenths / 10).\(tenths % 10) %"
    }
}

extension DecimalString {
    /// Its digits with so many places after the point; nil when they are too many.
    fileprivate func digits(places: UInt8) -> Int64? {
        var digits = digits
        for _ in decimals..<max(decimals, places) {
            let (more, isTooLarge) = digits.multipliedReportingOverflow(by: 10)
            guard !isTooLarge else { return nil }
            digits = more
        }
        return digits
    }
}
