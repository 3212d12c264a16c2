/// The order of keys in canonical JSON: by UTF-16 code unit, compared on UTF-8 bytes.
///
/// Source: RFC 8785, section 3.2.3.
enum UTF16Order {
    /// Negative when `left` comes first, positive when `right` does, zero when they are the same.
    ///
    /// Both must be UTF-8. Its byte order is the order of code points, which differs from that
    /// of UTF-16 only between U+E000…U+FFFF (lead byte EE or EF) and what lies beyond (F0 to F4).
    static func compare(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let shared = min(left.count, right.count)
        var index = 0
        while index < shared {
            let mine = left[index]
            let theirs = right[index]
            if mine != theirs { return rank(mine) - rank(theirs) }
            index += 1
        }
        return left.count - right.count
    }

    /// Whether `left` comes before `right`.
    static func isAscending(_ left: String, _ right: String) -> Bool {
        var left = left
        var right = right
        return left.withUTF8 { mine in right.withUTF8 { theirs in compare(mine, theirs) < 0 } }
    }

    private static func rank(_ byte: UInt8) -> Int {
        byte & 0xFE == 0xEE ? Int(byte) + 0x10 : Int(byte)
    }
}
