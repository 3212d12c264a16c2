/// What every store asks of a request before it takes anything in, in the order in which it asks.
extension AppendRequest {
    /// How many events the request holds.
    public var eventCount: Int { entries.reduce(0) { $0 + $1.drafts.count } }

    /// - Throws: ``AppendError/wrongCount(_:)`` when the request or an entry of it has no event, or
    ///   the request has more than ``maximumCount``.
    public func refuseWrongCount() throws(AppendError) {
        let count = eventCount
        let isEmpty = entries.contains { $0.drafts.isEmpty }
        guard !isEmpty, (1...AppendRequest.maximumCount).contains(count) else {
            throw .wrongCount(isEmpty ? 0 : count)
        }
    }

    /// Says whether the request was recorded before.
    ///
    /// - Parameter recorded: What the store knows of each entry's key, in order of the entries.
    /// - Returns: Where the first entry stands when all were recorded, nil when none was.
    /// - Throws: ``AppendError/requestMismatch(key:position:)``,
    ///   ``AppendError/partlyRecorded(_:)``.
    public func replay(of recorded: [RecordedEntry?]) throws(AppendError) -> Position? {
        var known: [RequestKey: Position] = [:]
        var knownCount = 0
        for (entry, earlier) in zip(entries, recorded) {
            guard let earlier else { continue }
            guard earlier.content == entry.content else {
                throw .requestMismatch(key: entry.key, position: earlier.position)
            }
            known[entry.key] = earlier.position
            knownCount += 1
        }
        if knownCount == 0 { return nil }
        guard knownCount == entries.count else { throw .partlyRecorded(known) }
        return recorded.first??.position
    }

    /// - Parameter size: The size of the log that the request would be appended to.
    /// - Throws: ``AppendError/sizeConflict(expected:actual:)``.
    public func refuseOtherSize(_ size: LogSize) throws(AppendError) {
        guard let expectedSize, expectedSize != size else { return }
        throw .sizeConflict(expected: expectedSize, actual: size)
    }

    /// - Parameter version: What version a stream has.
    /// - Throws: ``AppendError/versionConflict(stream:expected:actual:)``, for the first stream
    ///   in order of names that is not as expected; ``AppendError/store(_:)``.
    public func refuseOtherVersions(
        _ version: (StreamName) throws(AppendError) -> StreamVersion
    ) throws(AppendError) {
        var first: (stream: StreamName, expected: ExpectedVersion, actual: StreamVersion)?
        for (stream, expected) in expectations {
            let actual = try version(stream)
            if expected.admits(actual) { continue }
            if first.map({ stream < $0.stream }) ?? true { first = (stream, expected, actual) }
        }
        guard let first else { return }
        throw .versionConflict(
            stream: first.stream, expected: first.expected, actual: first.actual)
    }

    /// - Parameters:
    ///   - size: The size of the log that the request would be appended to.
    ///   - position: Where an event with this id stands in the log, if one does.
    /// - Throws: ``AppendError/duplicateID(_:position:)``, and
    ///   ``AppendError/requestMismatch(key:position:)`` when two entries have the same key;
    ///   where an earlier entry is concerned, with the position that it would have had.
    public func refuseDuplicates(
        size: LogSize, _ position: (EventID) throws(AppendError) -> Position?
    ) throws(AppendError) {
        let isSingle = entries.count == 1 && entries[0].drafts.count == 1
        var ids: [EventID: Position] = [:]
        var keys: [RequestKey: Position] = [:]
        if !isSingle {
            ids.reserveCapacity(eventCount)
            keys.reserveCapacity(entries.count)
        }
        var next = size.count
        for entry in entries {
            if !isSingle, let earlier = keys.updateValue(Position(next), forKey: entry.key) {
                throw .requestMismatch(key: entry.key, position: earlier)
            }
            for draft in entry.drafts {
                if let earlier = try position(draft.id) {
                    throw .duplicateID(draft.id, position: earlier)
                }
                if !isSingle, let earlier = ids.updateValue(Position(next), forKey: draft.id) {
                    throw .duplicateID(draft.id, position: earlier)
                }
                next += 1
            }
        }
    }

    /// The recorded time that all events of the request get.
    ///
    /// - Parameters:
    ///   - now: What the clock says.
    ///   - last: The log's last recorded time; nil when it is empty.
    /// - Throws: ``AppendError/recordedTimeNotLater(_:last:)`` when a draft asks for a time that
    ///   is not later, or for another one than the draft before it.
    public func recordedTime(
        now: @autoclosure () -> Instant, after last: Instant?
    ) throws(AppendError) -> Instant {
        var asked: Instant?
        for entry in entries {
            for draft in entry.drafts {
                guard let time = draft.recordedTime, time != asked else { continue }
                if let asked { throw .recordedTimeNotLater(time, last: asked) }
                asked = time
            }
        }
        guard let last else { return asked ?? now() }
        let time = asked ?? max(now(), last.next)
        guard time > last else { throw .recordedTimeNotLater(time, last: last) }
        return time
    }
}
