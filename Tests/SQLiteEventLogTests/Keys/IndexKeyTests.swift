import EventLog
@testable import SQLiteEventLog
import Testing

struct IndexKeyTests {
    private func bytes(_ words: [UInt64]) -> [UInt8] {
        words.flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }
    }

    @Test func `keys are ordered as their bytes are`() {
        let words: [UInt64] = [0, 1, 1 << 63, .max]
        let keys = words.flatMap { high in words.map { IndexKey(high: high, low: $0) } }
        for left in keys {
            for right in keys {
                let isBefore = bytes([left.high, left.low])
                    .lexicographicallyPrecedes(bytes([right.high, right.low]))
                #expect((left < right) == isBefore)
            }
        }
    }

    @Test func `a key and an entry are read from their bytes, highest first`() {
        let entry = bytes([7, 9, 5 << 2 | IndexEntry.request])
        #expect(entry.withUnsafeBytes { IndexKey($0) } == IndexKey(high: 7, low: 9))
        let expected = IndexEntry(
            key: IndexKey(high: 7, low: 9), position: 5, kinds: IndexEntry.request)
        #expect(entry.withUnsafeBytes { IndexEntry($0) } == expected)
        #expect(entry.count == IndexEntry.byteCount)
    }

    @Test func `a value says where a key stands and as what`() {
        var found = FoundKey()
        found.take(value: 5 << 2 | IndexEntry.id)
        #expect(found == FoundKey(id: 5, request: nil))
        #expect(!found.isComplete)
        found.take(value: 9 << 2 | IndexEntry.request)
        #expect(found == FoundKey(id: 5, request: 9))
        #expect(found.isComplete)
        var both = FoundKey()
        both.take(value: 3 << 2 | IndexEntry.id | IndexEntry.request)
        #expect(both == FoundKey(id: 3, request: 3))
    }

    @Test func `keys that share a half are mixed into different bits`() {
        let keys = (0..<1_000 as Range<UInt64>).flatMap {
            [IndexKey(high: 5, low: $0), IndexKey(high: $0 + 6, low: 5)]
        }
        #expect(Set(keys.map(\.mixed)).count == keys.count)
    }
}
