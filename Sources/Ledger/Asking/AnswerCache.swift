public import EventLog

/// Where answers are kept, so that they need not be worked out again. Every answer is the same
/// without it: an answer for a prefix of a log never changes.
public protocol AnswerCache: Sendable {
    /// The answer kept under a name for a prefix of the log; nil when there is none.
    func answer(_ name: String, at size: LogSize) -> [UInt8]?
    /// Keeps an answer; what cannot be kept is left out.
    func keep(_ answer: [UInt8], _ name: String, at size: LogSize)
    /// Forgets everything.
    ///
    /// - Throws: ``StoreError`` when that cannot be done.
    func clear() throws(StoreError)
}
