import EventLog
import Testing

@Test func `an expectation admits the versions that it names`() {
    let versions = [0, 1, 2].map { StreamVersion($0) }
    func admits(_ expected: ExpectedVersion) -> [Bool] { versions.map(expected.admits) }
    #expect(admits(.none) == [true, false, false] && admits(.exists) == [false, true, true])
    #expect(admits(.exactly(StreamVersion(1))) == [false, true, false])
    #expect(admits(.exactly(.none)) == admits(.none) && admits(.any) == [true, true, true])
}

@Test func `request keys are ordered as their bytes`() {
    let keys = [(0, 1), (0, .max), (1, 0), (.max, 0)].map { RequestKey(high: $0, low: $1) }
    #expect(keys.shuffled().sorted() == keys)
    #expect(RequestKey(id(7)) == RequestKey(high: id(7).high, low: id(7).low))
}

@Test func `a store's error is one sentence`() {
    #expect(StoreError.damaged(position: Position(3), "no").description == "event 3: no")
    #expect(StoreError.damaged(position: nil, "no").description == "no")
    #expect(StoreError.rolledBack("back").description == "back")
}
