public import EventLog

/// A run of whole days: its first, and the first that is no longer in it.
public struct Period: Hashable, Sendable {
    /// The first day.
    public let from: CivilDate
    /// The first day after it; nil while no end is known.
    public let to: CivilDate?

    /// A period; nil when it would end before or on its start.
    public init?(from: CivilDate, to: CivilDate?) {
        if let to, to <= from { return nil }
        self.from = from
        self.to = to
    }

    /// Whether `day` is in it.
    public func contains(_ day: CivilDate) -> Bool {
        guard let to else { return day >= from }
        return day >= from && day < to
    }

    /// Whether some day is in both.
    public func overlaps(_ other: Period) -> Bool {
        contains(other.from) || other.contains(from)
    }
}

extension Period: CustomStringConvertible {
    /// `2013-04-01 to before 2014-04-01`, or `from 2013-04-01`.
    public var description: String {
        guard let to else { return "from \(from)" }
        return "\(from) to before \(to)"
    }
}
