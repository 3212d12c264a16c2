public import AuditRules
internal import Commissioning
public import EventLog

/// What a report is about, and from what it was made: all that a second run needs.
public struct ReportScope: Sendable {
    /// The log.
    public let origin: String
    /// Whether its clock is simulated, so that it tells a story.
    public let isSimulated: Bool
    /// Which findings were asked for.
    public let filter: AuditFilter
    /// The one finding that was asked for, by its key; nil for all.
    public let findingKey: String?
    /// The events that were known.
    public let size: LogSize
    /// When the newest of them was recorded; nil when there is none.
    public let recordedTime: Instant?
    /// Whether the moment asked for is later than the log's end, so that the answer may change.
    public let isProvisional: Bool
    /// The program and its version.
    public let tool: String

    /// - Parameters:
    ///   - origin: The log.
    ///   - isSimulated: Whether its clock is simulated.
    ///   - filter: Which findings were asked for.
    ///   - findingKey: The one finding that was asked for; nil for all.
    ///   - size: The events that were known.
    ///   - recordedTime: When the newest of them was recorded.
    ///   - isProvisional: Whether the moment asked for is later than the log's end.
    ///   - tool: The program and its version.
    public init(
        origin: String, isSimulated: Bool, filter: AuditFilter, findingKey: String? = nil,
        size: LogSize, recordedTime: Instant?, isProvisional: Bool, tool: String
    ) {
        self.origin = origin
        self.isSimulated = isSimulated
        self.filter = filter
        self.findingKey = findingKey
        self.size = size
        self.recordedTime = recordedTime
        self.isProvisional = isProvisional
        self.tool = tool
    }

    /// The period asked for, in words.
    public var period: String {
        switch (filter.from, filter.to) {
        case (nil, nil): "everything on record"
        case (let from?, nil): "raised by events from \(from) on"
        case (nil, let to?): "raised by events up to \(to)"
        case (let from?, let to?): "raised by events from \(from) to \(to)"
        }
    }
}
