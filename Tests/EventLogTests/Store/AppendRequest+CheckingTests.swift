import EventLog
import Testing
import TransparencyLog

private func key(_ number: UInt64) -> RequestKey { RequestKey(high: 0, low: number) }

@Test func `a request has from one event to a thousand`() {
    let full = AppendRequest(entries: (1...1_000).map { entry($0, draft($0)) })
    #expect(full.eventCount == 1_000)
    #expect(throws: Never.self) { try full.refuseWrongCount() }
    let over = AppendRequest(entries: full.entries + [entry(1_001, draft(1_001))])
    #expect(throws: AppendError.wrongCount(1_001)) { try over.refuseWrongCount() }
    #expect(throws: AppendError.wrongCount(0)) { try AppendRequest(entries: []).refuseWrongCount() }
    #expect(throws: AppendError.wrongCount(0)) {
        try AppendRequest(entries: [entry(1, draft(1)), entry(2)]).refuseWrongCount()
    }
}

@Test func `a request is new, known or neither`() throws {
    let request = AppendRequest(entries: [entry(1, draft(1)), entry(2, draft(2))])
    func known(_ index: Int, at position: UInt64) -> RecordedEntry {
        RecordedEntry(position: Position(position), content: request.entries[index].content)
    }
    #expect(try request.replay(of: [nil, nil]) == nil)
    #expect(try request.replay(of: [known(0, at: 4), known(1, at: 5)]) == Position(4))
    #expect(throws: AppendError.partlyRecorded([key(2): Position(5)])) {
        try request.replay(of: [nil, known(1, at: 5)])
    }
    let other = RecordedEntry(position: Position(3), content: TreeHash.emptyRoot)
    #expect(throws: AppendError.requestMismatch(key: key(2), position: Position(3))) {
        try request.replay(of: [nil, other])
    }
}

@Test func `the first stream that is not as expected is named`() {
    let names = ["till/02Q/3", "till/02Q/1", "till/02Q/2"].map { stream($0) }
    let request = AppendRequest(
        entries: [entry(1, draft(1))],
        expectations: Dictionary(uniqueKeysWithValues: names.map { ($0, .none) }),
        expectedSize: LogSize(3))
    #expect(throws: Never.self) { try request.refuseOtherVersions { _ in .none } }
    let error = AppendError.versionConflict(
        stream: names[2], expected: .none, actual: StreamVersion(1))
    #expect(throws: error) {
        try request.refuseOtherVersions { $0 == names[1] ? .none : StreamVersion(1) }
    }
    #expect(throws: Never.self) { try request.refuseOtherSize(LogSize(3)) }
    #expect(throws: AppendError.sizeConflict(expected: LogSize(3), actual: LogSize(4))) {
        try request.refuseOtherSize(LogSize(4))
    }
}

@Test func `an id and a key are used once, in the log and in a request`() {
    let twice = AppendRequest(entries: [entry(1, draft(1), draft(2)), entry(2, draft(1))])
    #expect(throws: AppendError.duplicateID(id(1), position: Position(7))) {
        try twice.refuseDuplicates(size: LogSize(7)) { _ in nil }
    }
    #expect(throws: AppendError.duplicateID(id(2), position: Position(3))) {
        try twice.refuseDuplicates(size: LogSize(7)) { $0 == id(2) ? Position(3) : nil }
    }
    let keys = AppendRequest(entries: [entry(1, draft(1)), entry(1, draft(2))])
    #expect(throws: AppendError.requestMismatch(key: key(1), position: Position(7))) {
        try keys.refuseDuplicates(size: LogSize(7)) { _ in nil }
    }
}

@Test func `recorded time moves on, whatever the clock does`() throws {
    let plain = AppendRequest(entries: [entry(1, draft(1))])
    let last = instant("2020-01-01T00:00:00Z")
    #expect(try plain.recordedTime(now: last, after: nil) == last)
    #expect(try plain.recordedTime(now: last, after: last) == last.next)
    #expect(try plain.recordedTime(now: instant("2019-01-01T00:00:00Z"), after: last) == last.next)
    let later = instant("2020-01-02T00:00:00Z")
    #expect(try plain.recordedTime(now: later, after: last) == later)
    let asked = AppendRequest(entries: [entry(1, draft(1, recorded: "2020-01-02T00:00:00Z"))])
    #expect(try asked.recordedTime(now: last, after: last) == later)
    #expect(throws: AppendError.recordedTimeNotLater(later, last: later)) {
        try asked.recordedTime(now: last, after: later)
    }
}
