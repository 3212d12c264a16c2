public import EventLog

/// The day of a question: facts that had happened by then.
public struct AsOf: Hashable, Sendable {
    /// The last day whose facts count.
    public let day: CivilDate

    /// - Parameter day: The last day whose facts count.
    public init(_ day: CivilDate) { self.day = day }

    /// Reads a word: `2014-12-01`, `2014-12`, `2014-Q4`, `2014`, `FY2014-15`, `today`,
    /// `today-30d`. A span counts to its last day.
    ///
    /// - Parameter today: The present day in England.
    /// - Throws: ``LedgerError/usage(_:hint:)`` when the word is none of these.
    public init(_ word: String, today: CivilDate) throws(LedgerError) {
        guard let day = TimeWords.day(word, today: today) else {
            throw .usage(
                "\(word) is not a day",
                hint: "write 2014-12-01, 2014-12, 2014-Q4, 2014, FY2014-15, today or today-30d")
        }
        self.day = day
    }
}

/// What was known: a prefix of the log. Its answers never change.
public struct KnownAt: Hashable, Sendable {
    /// The events that were known.
    public let size: LogSize
    /// When the newest of them was recorded; nil when there is none.
    public let recordedTime: Instant?
    /// Whether the moment asked for is later than the log's end, so that the answer may change.
    public let isProvisional: Bool

    /// - Parameters:
    ///   - size: The events that were known.
    ///   - recordedTime: When the newest of them was recorded.
    ///   - isProvisional: Whether the moment asked for is later than the log's end.
    public init(size: LogSize, recordedTime: Instant?, isProvisional: Bool) {
        self.size = size
        self.recordedTime = recordedTime
        self.isProvisional = isProvisional
    }
}

extension Ledger {
    /// Resolves a word to a prefix of the log: nil or `head`, `position:1234` (the events below
    /// it), an instant in UTC, or a day (its end in England).
    ///
    /// - Throws: ``LedgerError/usage(_:hint:)``, ``LedgerError/notFound(_:hint:)`` for a position
    ///   beyond the log, ``LedgerError/store(_:)``.
    public func knownAt(_ word: String?) throws(LedgerError) -> KnownAt {
        do {
            let head = try store.head()
            guard let word, word != "head" else {
                return try resolve(head.size, head, isProvisional: false)
            }
            if word.hasPrefix("position:") {
                guard let count = TimeWords.number(word.dropFirst(9)) else {
                    throw unreadable(word)
                }
                guard UInt64(count) <= head.size.count else {
                    throw LedgerError.notFound(
                        "the log has \(head.size) events, not \(count)",
                        hint: "ask for position:\(head.size) or head")
                }
                return try resolve(LogSize(UInt64(count)), head, isProvisional: false)
            }
            guard let instant = endOfMoment(word) else { throw unreadable(word) }
            let size = try store.size(at: instant)
            let isLater = instant > head.lastRecordedTime ?? Instant(microseconds: .min)
            return try resolve(size, head, isProvisional: isLater)
        } catch {
            throw LedgerError(error)
        }
    }

    /// The last instant that a word means.
    private func endOfMoment(_ word: String) -> Instant? {
        if let instant = Instant(word) { return instant }
        guard let day = TimeWords.day(word, today: clock.now().londonDate) else { return nil }
        let next = Instant(startOfDayInLondon: day.adding(days: 1))
        return Instant(microseconds: next.microseconds - 1)
    }

    private func resolve(
        _ size: LogSize, _ head: LogHead, isProvisional: Bool
    ) throws(StoreError) -> KnownAt {
        guard .empty < size, size < head.size else {
            let time = size == .empty ? nil : head.lastRecordedTime
            return KnownAt(size: size, recordedTime: time, isProvisional: isProvisional)
        }
        var time: Instant?
        try store.read(.all, from: Position(size.count - 1), to: size) { row in
            time = (try? LeafHeader(row.leaf))?.recordedTime
            return false
        }
        return KnownAt(size: size, recordedTime: time, isProvisional: isProvisional)
    }

    private func unreadable(_ word: String) -> LedgerError {
        .usage(
            "\(word) is not a moment of the log",
            hint: "write head, position:1234, 2014-12-01T09:00:00Z or 2014-12-01 (its end)")
    }
}
