import EventLog
import TestSupport
import Testing

@Test(arguments: [1, 2, 3] as [UInt64])
func `a fold of the log, of each stream and by definition are the same`(seed: UInt64) async throws {
    print("LogFoldTests: seed number \(seed)")
    var history = RandomHistory(seed: seed)
    try await history.grow(by: 48, streams: 3)
    let names = (0..<3).map { "till/02Q/\($0)" }
    let days = [nil, day("2013-07-01"), day("2013-07-04"), day("2013-07-09"), day("2013-12-31")]
    for size in 0...history.events.count {
        for asOf in days {
            let known = LogSize(UInt64(size))
            let tills = try history.ledger.tills(knownAt: known, asOf: asOf)
            let few = try history.ledger.tills(knownAt: known, asOf: asOf, capacity: 2)
            #expect(tills == few, "seed \(seed), size \(size)")
            for name in names {
                let expected = history.trace(of: name, knownAt: size, asOf: asOf)
                let alone = try history.ledger.till(stream(name), knownAt: known, asOf: asOf)
                let place = "seed \(seed), size \(size), \(name), as of \(asOf as CivilDate?)"
                #expect(alone.trace == expected, "\(place)")
                #expect(tills[stream(name)] ?? Till.initial(stream(name)) == alone, "\(place)")
            }
        }
    }
}

@Test func `a long history of many streams folds alike, whatever is held at once`() async throws {
    let seed: UInt64 = 77
    print("LogFoldTests: seed number \(seed)")
    var history = RandomHistory(seed: seed)
    try await history.grow(by: 600, streams: 25)
    let asOf = day("2013-08-20")
    let all = try history.ledger.tills(asOf: asOf)
    #expect(all.count == 25)
    for (name, state) in all {
        let expected = history.trace(of: name.text, knownAt: 600, asOf: asOf)
        #expect(state.trace == expected, "seed \(seed), \(name)")
    }
    for capacity in [0, 2, 3, 7, 24, 25, 26] {
        #expect(try history.ledger.tills(asOf: asOf, capacity: capacity) == all, "\(capacity)")
        let known = try history.ledger.tills(
            asOf: asOf, capacity: capacity, ends: history.ledger.store)
        #expect(known == all, "\(capacity), with known ends")
    }
    for shift in [-300, -7, -1, 1, 900] {
        let wrong = WrongEnds(store: history.ledger.store, shift: shift)
        let found = try history.ledger.tills(asOf: asOf, capacity: 7, ends: wrong)
        #expect(found == all, "ends said \(shift) off")
    }
}

/// A store that says wrongly where streams end.
private struct WrongEnds: ForwardingStore {
    let store: any EventStore
    let shift: Int

    func streamEnds(_ body: (Int64, Position) -> Bool) throws(StoreError) {
        try store.streamEnds { body($0, Position(UInt64(clamping: Int($1.index) + shift))) }
    }
}

@Test func `a stream is settled after its last event, where that is known`() async throws {
    let ledger = TestLedger()
    for name in ["till/02Q/1", "till/02Q/2", "till/02Q/1", "till/02Q/3", "till/02Q/2"] {
        try await ledger.record(counted(1, in: name))
    }
    var settled: [Int] = []
    let fold = LogFold(catalogue)
    try fold.expectEnds(ledger.store)
    fold.whenSettled(in: Till.self) { number, _, _ in settled.append(number) }
    var after: [[Int]] = []
    for size in 1...5 {
        try ledger.takeAll(fold, from: UInt64(size - 1), knownAt: LogSize(UInt64(size)))
        after.append(settled)
    }
    #expect(after == [[], [], [0], [0, 2], [0, 2, 1]])
    try fold.finish(ledger.store)
    #expect(settled == [0, 2, 1])
}

@Test func `parts of the streams, each divided again, make up the whole`() async throws {
    let seed: UInt64 = 78
    print("LogFoldTests: seed number \(seed)")
    var history = RandomHistory(seed: seed)
    try await history.grow(by: 600, streams: 60)
    let all = try history.ledger.tills()
    var found: [StreamName: Till.State] = [:]
    for part in 0..<3 {
        let fold = LogFold(catalogue, capacity: 2, part: StreamPart(part, of: 3))
        var settled: [StreamName: Till.State] = [:]
        fold.whenSettled(in: Till.self) { settled[$1] = $2 }
        try history.ledger.takeAll(fold)
        try fold.finish(history.ledger.store)
        #expect(fold.streamCount == settled.count && settled.count > 5)
        found.merge(settled) { first, _ in
            Issue.record("a stream is in two parts")
            return first
        }
    }
    #expect(found == all)
}

@Test func `facts that are late by more than a few are folded in their place`() async throws {
    let ledger = TestLedger()
    for number in 1...40 {
        try await ledger.record(counted(1, on: "\(day("2013-04-01").adding(days: number))"))
    }
    for date in ["2013-04-01", "2013-05-10", "2013-04-20"] {
        try await ledger.record(counted(2, on: date))
        let name = stream("till/02Q/1")
        #expect(try ledger.tills()[name] == ledger.till(name), "\(date)")
    }
}

@Test func `an empty log has no streams`() throws {
    let ledger = TestLedger()
    #expect(try ledger.tills().isEmpty)
    #expect(LogFold(catalogue).streamCount == 0)
}

@Test func `states come with numbers dense from 0, in the order of the streams`() async throws {
    let ledger = TestLedger()
    for name in ["till/02Q/9", "till/02Q/1", "till/02Q/9", "till/02Q/5"] {
        try await ledger.record(counted(1, in: name))
    }
    var names: [Int: String] = [:]
    let fold = LogFold(catalogue)
    fold.whenSettled(in: Till.self) { number, name, _ in names[number] = name.text }
    try ledger.takeAll(fold)
    #expect(fold.streamCount == 3 && names.isEmpty)
    try fold.finish(ledger.store)
    #expect(names == [0: "till/02Q/9", 1: "till/02Q/1", 2: "till/02Q/5"])
}

@Test(arguments: [
    ("till.counted.v2", "{}", "till/02Q/1", "another version than till.counted.v1"),
    ("lost.found.v1", "{}", "till/02Q/1", "not a type that this release knows"),
    ("till.counted.v1", #"{"amount":1}"#, "lost/02Q/1", "its stream is of no area"),
    ("till.counted.v1", #"{"amount":1}"#, "thing/02Q", "of another area than its stream"),
    ("till.counted.v1", #"{"amount":true}"#, "till/02Q/1", "/data/amount"),
    ("till.counted.v1", #"{"amount":1,"note":"x"}"#, "till/02Q/1", "sealed"),
])
func `an event that cannot be read stops the fold and is named`(
    type: String, data: String, subject: String, reason: String
) async throws {
    let ledger = TestLedger()
    try await ledger.record(counted(1))
    _ = try await ledger.recordOld(line(type, data, in: subject))
    let error = #expect(throws: FoldError.self) { try ledger.tills() }
    #expect(error?.description.contains(reason) == true)
    #expect(error?.description.hasPrefix("event 1 ") == true)
}
