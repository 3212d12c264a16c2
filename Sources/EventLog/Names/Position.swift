/// The place of an event in the log: its zero-based leaf index. Dense; never reused.
public struct Position: Hashable, Comparable, Sendable {
    /// Zero-based.
    public let index: UInt64

    /// - Parameter index: Zero-based.
    public init(_ index: UInt64) { self.index = index }

    /// Whether one event stands before another in the log.
    public static func < (left: Position, right: Position) -> Bool { left.index < right.index }
}

extension Position: CustomStringConvertible {
    /// The index in decimal.
    public var description: String { String(index) }
}

/// How many events a log holds, or held at some moment; the first `size` positions.
public struct LogSize: Hashable, Comparable, Sendable {
    /// Number of events.
    public let count: UInt64

    /// - Parameter count: Number of events.
    public init(_ count: UInt64) { self.count = count }

    /// A log without events.
    public static let empty = LogSize(0)

    /// Whether a log of this size has an event at `position`.
    public func holds(_ position: Position) -> Bool { position.index < count }

    /// Whether one log is shorter than another.
    public static func < (left: LogSize, right: LogSize) -> Bool { left.count < right.count }
}

extension LogSize: CustomStringConvertible {
    /// The count in decimal.
    public var description: String { String(count) }
}

/// How many events a stream holds; the version of its newest event. The first event makes it 1.
public struct StreamVersion: Hashable, Comparable, Sendable {
    /// 0 for a stream that does not exist; below 2^31.
    public let number: Int32

    /// - Parameter number: Brought into 0 to 2^31 − 1.
    public init(_ number: Int32) { self.number = max(0, number) }

    /// The version of a stream without events.
    public static let none = StreamVersion(0)

    /// Whether one version is before another.
    public static func < (left: StreamVersion, right: StreamVersion) -> Bool {
        left.number < right.number
    }
}

extension StreamVersion: CustomStringConvertible {
    /// The number in decimal.
    public var description: String { String(number) }
}
