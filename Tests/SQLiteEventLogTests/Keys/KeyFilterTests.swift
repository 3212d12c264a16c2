@testable import SQLiteEventLog
import Testing

struct KeyFilterTests {
    @Test func `a filter knows every key it was given, and few others`() {
        var random = SplitMix(seed: 4)
        let keys = (0..<20_000).map { _ in IndexKey(high: random.next(), low: random.next()) }
        var filter = KeyFilter(capacity: 10_000)
        for key in keys[..<10_000] { filter.insert(key) }
        #expect(keys[..<10_000].allSatisfy(filter.mayContain))
        #expect(keys[10_000...].count(where: filter.mayContain) < 200)
        let bytes = filter.bytes
        #expect(bytes.withUnsafeBytes { KeyFilter(bytes: $0) } == filter)
        #expect(bytes.dropLast().withUnsafeBytes { KeyFilter(bytes: $0) } == nil)
        var again = filter.emptied
        #expect(again.bytes == [UInt8](repeating: 0, count: bytes.count))
        for key in keys[..<10_000].reversed() { again.insert(key) }
        #expect(again == filter)
    }

    @Test func `a filter works as well for keys that share their first bits`() {
        var random = SplitMix(seed: 5)
        let keys = (0..<20_000).map { index in
            IndexKey(high: 0x018F_3C6E_0000_7000 | UInt64(index) & 0xFFF, low: random.next())
        }
        var filter = KeyFilter(capacity: 10_000)
        for key in keys[..<10_000] { filter.insert(key) }
        #expect(keys[..<10_000].allSatisfy(filter.mayContain))
        #expect(keys[10_000...].count(where: filter.mayContain) < 200)
    }
}
