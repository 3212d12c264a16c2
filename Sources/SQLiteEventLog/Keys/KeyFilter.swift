/// Says of most keys that they are not in a run, without a look at it.
///
/// A Bloom filter in blocks of 512 bits, 12 bits a key: a key costs one line of the cache, and of
/// a hundred keys that are not in the run about one is taken to be.
struct KeyFilter: Equatable {
    private var words: [UInt64]
    private let blockCount: UInt64

    private static let probes = 7

    /// A filter for that many keys.
    init(capacity: Int) {
        blockCount = UInt64(max(1, (capacity * 12 + 511) / 512))
        words = Array(repeating: 0, count: Int(blockCount) * 8)
    }

    /// Reads what ``bytes`` writes; nil when the length is not that of a filter.
    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 64, bytes.count.isMultiple(of: 64) else { return nil }
        blockCount = UInt64(bytes.count / 64)
        words = (0..<(bytes.count / 8)).map { place in
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
        }
    }

    /// A filter of the same length that holds no key.
    var emptied: KeyFilter {
        var filter = self
        for place in filter.words.indices { filter.words[place] = 0 }
        return filter
    }

    /// Eight bytes for each word, highest first.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.count * 8)
        for word in words {
            withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    mutating func insert(_ key: IndexKey) {
        let mixed = key.mixed
        let block = block(of: mixed)
        var probe = mixed &* 0xA24B_AED4_963E_E407
        for _ in 0..<KeyFilter.probes {
            words[block + Int(probe >> 61)] |= 1 << (probe >> 55 & 63)
            probe = probe << 9 | probe >> 55
        }
    }

    /// Whether the key may be in the run; false only when it is not.
    func mayContain(_ key: IndexKey) -> Bool {
        let mixed = key.mixed
        let block = block(of: mixed)
        var probe = mixed &* 0xA24B_AED4_963E_E407
        for _ in 0..<KeyFilter.probes {
            guard words[block + Int(probe >> 61)] & 1 << (probe >> 55 & 63) != 0 else {
                return false
            }
            probe = probe << 9 | probe >> 55
        }
        return true
    }

    private func block(of mixed: UInt64) -> Int {
        Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: blockCount).high) * 8
    }
}
