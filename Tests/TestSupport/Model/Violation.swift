public import EventLog

/// A promise that a ledger did not keep, with whom, for which request and where.
public struct Violation: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An acknowledged event is not there.
        case lost
        /// A request was recorded more than once.
        case doubled
        /// A request was recorded in part.
        case torn
        /// Events do not stand in the order in which they were acknowledged.
        case reordered
        /// A position is empty.
        case gap
        /// An event that nobody asked for.
        case foreign
        /// A request was recorded although its client was told that it was not.
        case recordedThoughRefused = "recorded-though-refused"
        /// A receipt that does not prove in the tree.
        case forgedReceipt = "forged-receipt"
        /// A receipt that names the leaf of another event.
        case receiptOfAnother = "receipt-of-another"
        /// The same request was given another receipt.
        case receiptChanged = "receipt-changed"
        /// An answer without a call before it.
        case answerBeforeCall = "answer-before-call"
        /// Recorded time did not move on between two requests.
        case timeStoodStill = "time-stood-still"
        /// The leaves do not have the root of the head.
        case wrongRoot = "wrong-root"
        /// A client was given what is no prefix of the log.
        case readOfNonPrefix = "read-of-non-prefix"
        /// A client saw less than it had seen before.
        case readWentBack = "read-went-back"
        /// A client did not see what had been acknowledged before it asked.
        case staleRead = "stale-read"
    }

    /// What is wrong.
    public let kind: Kind
    /// The client concerned; nil where it is nobody in particular.
    public let client: String?
    /// The request concerned.
    public let request: RequestKey?
    /// The position concerned.
    public let position: UInt64?
    /// What was found, in one sentence without a full stop.
    public let reason: String

    /// - Parameters:
    ///   - kind: What is wrong.
    ///   - client: The client concerned.
    ///   - request: The request concerned.
    ///   - position: The position concerned.
    ///   - reason: What was found, in one sentence without a full stop.
    public init(
        _ kind: Kind, client: String? = nil, request: RequestKey? = nil, position: UInt64? = nil,
        _ reason: String
    ) {
        self.kind = kind
        self.client = client
        self.request = request
        self.position = position
        self.reason = reason
    }
}

extension Violation: CustomStringConvertible {
    /// One line.
    public var description: String {
        var text = "\(kind.rawValue):"
        if let client { text += " \(client)," }
        if let request { text += " request \(EventID(high: request.high, low: request.low))," }
        if let position { text += " event \(position)," }
        return "\(text) \(reason)"
    }
}
