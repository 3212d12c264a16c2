internal import Glibc

/// The names that the members of an object can have, ready to be matched with JSON.
struct NameTable: Sendable {
    /// In ascending order of bytes.
    private let sorted: [Name]

    private struct Name {
        /// The first eight bytes; fewer are shifted down.
        let prefix: UInt64
        let bytes: [UInt8]
        /// The place among the names as given.
        let place: Int

        @inline(__always)
        func isSame(as key: UnsafeBufferPointer<UInt8>, prefix: UInt64) -> Bool {
            guard self.prefix == prefix, bytes.count == key.count else { return false }
            guard key.count > 8, let start = key.baseAddress else { return true }
            return bytes.withUnsafeBytes {
                $0.baseAddress.map { memcmp($0, start, key.count) == 0 } ?? false
            }
        }
    }

    init(_ names: [String]) {
        sorted = names.enumerated().map { place, name in
            let bytes = Array(name.utf8)
            let prefix = bytes.withUnsafeBufferPointer { NameTable.prefix(of: $0) }
            return Name(prefix: prefix, bytes: bytes, place: place)
        }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// The place of the name `key`; nil when it is none of them. `hint` is where to look first:
    /// members mostly come in the order of the names, some left out.
    func place(of key: UnsafeBufferPointer<UInt8>, hint: inout Int) -> Int? {
        let prefix = NameTable.prefix(of: key)
        var next = hint
        while next < sorted.count {
            if sorted[next].isSame(as: key, prefix: prefix) {
                hint = next + 1
                return sorted[next].place
            }
            next += 1
        }
        next = 0
        while next < hint {
            if sorted[next].isSame(as: key, prefix: prefix) { return sorted[next].place }
            next += 1
        }
        return nil
    }

    @inline(__always)
    private static func prefix(of key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if key.count >= 8 {
            return UInt64(
                bigEndian: UnsafeRawBufferPointer(key).loadUnaligned(as: UInt64.self))
        }
        var prefix: UInt64 = 0
        for byte in key { prefix = prefix << 8 | UInt64(byte) }
        return prefix
    }
}
