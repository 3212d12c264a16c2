import CanonicalJSON
import EventLog
import Testing
import TransparencyLog

private func receipt(count: Int) -> Receipt {
    Receipt(
        first: Position(7), count: count,
        leafHashes: (0..<count).map { TreeHash.leaf([UInt8($0 & 0xFF)]) },
        origin: "ledger.example/ccg", recordedTime: instant("2020-01-01T00:00:00Z"),
        requestKey: RequestKey(id(1)), root: TreeHash.emptyRoot, isReplay: false)
}

@Test func `a receipt is these bytes`() {
    #expect(
        String(decoding: receipt(count: 1).bytes, as: UTF8.self) == #"""
            {"count":1,"first":7,"leafHashes":["lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c="],\#
            "logSize":8,"origin":"ledger.example/ccg",\#
            "recordedtime":"2020-01-01T00:00:00.000000Z",\#
            "requestId":"00000000-0000-7000-8000-000000000001",\#
            "root":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}
            """#)
}

@Test func `a receipt is canonical JSON, and the same when it is given again`() throws {
    for count in [1, 2, 1_000, 1_001] {
        let receipt = receipt(count: count)
        let value = try JSONValue(
            parsing: receipt.bytes, profile: .interchange(maximumLength: 100_000))
        #expect(try value.canonicalBytes() == receipt.bytes)
        #expect(receipt.leafHashes.count == (count > 1_000 ? 0 : count))
        #expect(receipt.logSize == LogSize(7 + UInt64(count)))
        #expect(receipt.replayed.bytes == receipt.bytes && receipt.replayed.isReplay)
    }
}
