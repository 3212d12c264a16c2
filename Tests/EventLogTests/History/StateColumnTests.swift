import EventLog
import Testing

/// Seventeen facts wait at most; then the first eight are applied.
@Test(arguments: 0..<40)
func `a late fact finds its place, whether its neighbours wait or were applied`(
    place: Int
) async throws {
    let ledger = TestLedger()
    for number in 0..<40 where number != place {
        try await ledger.record(counted(number, on: "\(day("2013-04-01").adding(days: number))"))
    }
    try await ledger.record(counted(place, on: "\(day("2013-04-01").adding(days: place))"))
    let name = stream("till/02Q/1")
    let state = try #require(try ledger.tills()[name])
    #expect(state == (try ledger.till(name)))
    let amounts = state.trace.compactMap { $0.split(separator: " ").dropFirst().first }
    #expect(amounts.map(String.init) == (0..<40).map(String.init))
}

/// The facts that are said again or taken back wait still, or were applied.
@Test(arguments: 0..<40)
func `a correction finds its fact, whether it waits or was applied`(place: Int) async throws {
    let ledger = TestLedger()
    let name = stream("till/02Q/1")
    let first = day("2013-04-01")
    var ids: [EventID] = []
    for number in 0..<40 {
        let text = counted(number, on: "\(first.adding(days: number))")
        ids.append(try await ledger.record(text))
    }
    for text in [
        corrected(ids[place], to: 99, on: "\(first.adding(days: place / 2 + 20))"),
        counted(100, on: "\(first.adding(days: 38))"), withdrawn(ids[place]),
        corrected(ids[place], to: 98, on: "\(first.adding(days: 39))"),
    ] {
        try await ledger.record(text)
        for asOf in [nil, first.adding(days: 30), first.adding(days: 39)] {
            let state = try #require(try ledger.tills(asOf: asOf)[name])
            #expect(state == (try ledger.till(name, asOf: asOf)))
        }
    }
}
