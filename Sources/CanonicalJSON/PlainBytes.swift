/// Finds where a run of ordinary bytes ends, eight bytes at a time.
///
/// The marks of a word have the high bit of a byte set for each byte that ends the run. A
/// subtraction borrows only into the bytes above one that matched, so the lowest mark is always
/// a true one.
enum PlainBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The first index from `start` of a quote, a backslash, a control character or a byte that
    /// is not ASCII; `end` when there is none.
    @inline(__always)
    static func endOfASCII(
        in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        var index = start
        while index &+ 8 <= end {
            let word = word(at: bytes + index)
            let marks = (escapeMarks(word) | word) & highBits
            if marks != 0 { return index &+ marks.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < end, !mustBeEscaped(bytes[index]), bytes[index] < 0x80 { index &+= 1 }
        return index
    }

    /// The first index from `start` of a byte that is not ASCII; `end` when there is none.
    @inline(__always)
    static func endOfAnyASCII(
        in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        var index = start
        while index &+ 8 <= end, word(at: bytes + index) & highBits == 0 { index &+= 8 }
        while index < end, bytes[index] < 0x80 { index &+= 1 }
        return index
    }

    /// Copies bytes up to the first that canonical JSON escapes, and returns how many.
    ///
    /// `room` may be written over up to `count`, past the byte that ends the copy.
    @inline(__always)
    static func copyUnescaped(
        _ text: UnsafePointer<UInt8>, count: Int, to room: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var index = 0
        while index &+ 8 <= count {
            if let found = copyWord(at: index, of: text, to: room) { return found }
            index &+= 8
        }
        if index < count, count >= 8 {
            // The last word reaches back over bytes that were copied already.
            return copyWord(at: count &- 8, of: text, to: room) ?? count
        }
        while index < count, !mustBeEscaped(text[index]) {
            room[index] = text[index]
            index &+= 1
        }
        return index
    }

    /// Copies eight bytes, and returns the index of the first that must be escaped.
    @inline(__always)
    private static func copyWord(
        at index: Int, of text: UnsafePointer<UInt8>, to room: UnsafeMutablePointer<UInt8>
    ) -> Int? {
        let word = word(at: text + index)
        UnsafeMutableRawPointer(room + index).storeBytes(of: word.littleEndian, as: UInt64.self)
        let marks = escapeMarks(word) & highBits
        return marks == 0 ? nil : index &+ marks.trailingZeroBitCount &>> 3
    }

    /// The next eight bytes, the first of them lowest.
    @inline(__always)
    static func word(at bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    private static func escapeMarks(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        return (word &- (ones &* 0x20)) & ~word
            | (quote &- ones) & ~quote
            | (backslash &- ones) & ~backslash
    }

    @inline(__always)
    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C
    }
}
