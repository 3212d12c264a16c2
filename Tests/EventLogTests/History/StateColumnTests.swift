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
