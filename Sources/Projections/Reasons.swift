public import EventLog

/// Why a value that several events make up is so.
public struct Reasons: Hashable, Sendable {
    /// The events that it rests on, in the order of their history.
    public let by: [Position]
    /// Whether one of them was recorded after facts that happened later.
    public let isLate: Bool
    /// The events that say otherwise of one of them, in ascending order.
    public let contests: [Position]

    init(_ positions: [Position], late: [Position], contests: [Position] = []) {
        by = positions
        isLate = positions.contains(where: late.contains)
        self.contests = Set(contests).sorted()
    }

    /// Whether another event says otherwise.
    public var isContested: Bool { !contests.isEmpty }
}
