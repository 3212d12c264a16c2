internal import EventLog

/// What an id and a request key have in common: sixteen bytes in no order that helps.
struct IndexKey: Hashable, Comparable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(_ id: EventID) { self.init(high: id.high, low: id.low) }

    init(_ key: RequestKey) { self.init(high: key.high, low: key.low) }

    /// Reads at least sixteen bytes, highest first.
    init(_ bytes: UnsafeRawBufferPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// Bits that depend on all bits of the key: ids share their first bits, digests do not.
    var mixed: UInt64 {
        var bits = (high ^ low << 31 ^ low >> 33) &* 0x9E37_79B9_7F4A_7C15
        bits ^= bits >> 32
        bits = (bits ^ low) &* 0xD6E8_FEB8_6659_FD93
        return bits ^ bits >> 29
    }

    static func < (left: IndexKey, right: IndexKey) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}

/// Where a key stands, and as what.
struct IndexEntry: Hashable, Comparable {
    let key: IndexKey
    /// The position times four, plus ``id`` and ``request``.
    let value: UInt64

    /// The key is the id of the event.
    static let id: UInt64 = 1
    /// The key is that of the request entry that begins with the event.
    static let request: UInt64 = 2
    /// The bytes of an entry in a chunk.
    static let byteCount = 24

    init(key: IndexKey, position: UInt64, kinds: UInt64) {
        self.key = key
        value = position << 2 | kinds
    }

    /// Reads at least ``byteCount`` bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        key = IndexKey(bytes)
        value = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    }

    init(key: IndexKey, value: UInt64) {
        self.key = key
        self.value = value
    }

    static func < (left: IndexEntry, right: IndexEntry) -> Bool {
        left.key == right.key ? left.value < right.value : left.key < right.key
    }
}

/// Where a key was found; at most once as each kind.
struct FoundKey: Hashable {
    /// The event whose id it is.
    var id: UInt64?
    /// The first event of the request entry whose key it is.
    var request: UInt64?

    mutating func take(value: UInt64) {
        if value & IndexEntry.id != 0 { id = value >> 2 }
        if value & IndexEntry.request != 0 { request = value >> 2 }
    }

    /// Whether nothing more can be found.
    var isComplete: Bool { id != nil && request != nil }
}
