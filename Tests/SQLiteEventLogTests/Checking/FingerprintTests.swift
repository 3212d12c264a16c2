@testable import SQLiteEventLog
import Testing

struct FingerprintTests {
    private let seed = Fingerprint.Seed()

    private func sum(_ rows: [(UInt64, UInt64, UInt64)]) -> Fingerprint {
        var sum = Fingerprint()
        for row in rows { sum.add(row.0, row.1, row.2, seed) }
        return sum
    }

    @Test func `the order of rows makes no difference and every number does`() {
        let rows: [(UInt64, UInt64, UInt64)] = [(1, 2, 3), (4, 5, 6), (0, 0, 0), (1, 2, 3)]
        #expect(sum(rows) == sum(rows.reversed()))
        #expect(sum(rows).count == 4)
        #expect(sum(rows) != sum(Array(rows.dropLast())))
        for row in rows.indices {
            for change in [(1, 0, 0), (0, 1, 0), (0, 0, 1)] as [(UInt64, UInt64, UInt64)] {
                var changed = rows
                changed[row].0 ^= change.0
                changed[row].1 ^= change.1
                changed[row].2 ^= change.2
                #expect(sum(changed) != sum(rows))
            }
        }
    }

    @Test func `numbers that change places are told apart`() {
        #expect(sum([(1, 2, 0), (3, 4, 0)]) != sum([(1, 4, 0), (3, 2, 0)]))
        #expect(sum([(1, 2, 3)]) != sum([(2, 1, 3)]))
    }

    @Test func `texts that differ have other numbers`() {
        let texts = ["", "\0", "\0\0", "sample/1", "sample/2", "1/sample"]
        let hashes = texts.map { text in
            Array(text.utf8).withUnsafeBufferPointer { Fingerprint.hash($0, seed) }
        }
        #expect(Set(hashes).count == texts.count)
    }
}
