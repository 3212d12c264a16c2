@testable import SQLiteEventLog
import Testing

struct KeyTableTests {
    @Test func `a table finds each entry as it grows, and nothing after it was emptied`() {
        var random = SplitMix(seed: 11)
        let keys = (0..<5_000).map { _ in IndexKey(high: random.next(), low: random.next()) }
        var table = KeyTable()
        for (position, key) in keys.enumerated() {
            table.insert(
                IndexEntry(key: key, position: UInt64(position), kinds: IndexEntry.id))
        }
        #expect(table.count == 5_000)
        for (position, key) in keys.enumerated() {
            #expect(find(key, table) == FoundKey(id: UInt64(position), request: nil))
        }
        #expect(find(IndexKey(high: 1, low: 1), table) == FoundKey())
        #expect(table.sorted.map(\.key) == keys.sorted())
        table.removeAll()
        #expect(table.count == 0)
        #expect(table.sorted.isEmpty)
        #expect(find(keys[0], table) == FoundKey())
    }

    @Test func `a key that stands as an id and as a request is found as both`() {
        var table = KeyTable()
        let key = IndexKey(high: 0, low: 0)
        table.insert(IndexEntry(key: key, position: 0, kinds: IndexEntry.id))
        table.insert(IndexEntry(key: key, position: 3, kinds: IndexEntry.request))
        #expect(find(key, table) == FoundKey(id: 0, request: 3))
    }

    private func find(_ key: IndexKey, _ table: KeyTable) -> FoundKey {
        var found = FoundKey()
        table.find(key, &found)
        return found
    }
}
