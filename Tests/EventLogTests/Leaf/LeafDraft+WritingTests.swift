import EventLog
import Testing

@Test(arguments: [1, 9, 10, 12_345, 999_999_999, 2_147_483_647] as [Int32])
func `a leaf written into memory is the leaf, with its exact length`(number: Int32) throws {
    let proposal = try Proposal(line: Array(counted(7).utf8))
    let draft = try catalogue.validate(proposal, defaults: defaults) { _ in nil }
        .draft(id: id(1), source: "ledger.example/test", random: CountingRandom())
    let (time, version) = (instant("2020-02-03T04:05:06.070809Z"), StreamVersion(number))
    let leaf = draft.leaf(recordedTime: time, streamVersion: version)
    #expect(draft.length(streamVersion: version) == leaf.count)
    var memory = [UInt8](repeating: 0xEE, count: leaf.count + 3)
    memory.withUnsafeMutableBytes {
        draft.write(recordedTime: time.text27, streamVersion: version, to: $0)
    }
    #expect(memory == leaf + [0xEE, 0xEE, 0xEE])
}

@Test func `too little room for a leaf is a bug`() async {
    await #expect(processExitsWith: .failure) {
        let proposal = try Proposal(line: Array(counted(7).utf8))
        let draft = try catalogue.validate(proposal, defaults: defaults) { _ in nil }
            .draft(id: id(1), source: "ledger.example/test", random: CountingRandom())
        var memory = [UInt8](repeating: 0, count: 10)
        memory.withUnsafeMutableBytes {
            draft.write(
                recordedTime: instant("2020-01-01T00:00:00Z").text27,
                streamVersion: StreamVersion(1), to: $0)
        }
    }
}
