/// Where a string or a number stands in the bytes it was read from.
///
/// It means something only to the ``JSONReader`` that returned it.
public struct JSONText: Hashable, Sendable {
    /// The bytes between the quotes of a string, or all the bytes of a number; zero-based.
    public let range: Range<Int>
    /// Whether a backslash stands in the range, so that its bytes are not yet the text.
    public let hasEscapes: Bool

    init(from start: Int, to end: Int, hasEscapes: Bool) {
        range = Range(uncheckedBounds: (start, end))
        self.hasEscapes = hasEscapes
    }
}

extension JSONText {
    /// The bytes as they stand, escapes and all.
    func raw(in bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        precondition(range.upperBound <= bytes.count, "a text of another reader")
        return UnsafeBufferPointer(rebasing: bytes[range])
    }

    /// The text as UTF-8, its escapes resolved.
    func decoded<R, E: Error>(
        in bytes: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        let raw = raw(in: bytes)
        guard hasEscapes else { return try body(raw) }
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: raw.count)
        defer { buffer.deallocate() }
        let length = JSONText.resolveEscapes(of: raw, into: buffer)
        return try body(UnsafeBufferPointer(rebasing: buffer[..<length]))
    }

    /// Whether two texts are the same bytes once their escapes are resolved.
    func isSame(as other: JSONText, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        decoded(in: bytes) { mine in
            other.decoded(in: bytes) { theirs in mine.elementsEqual(theirs) }
        }
    }

    /// Writes the text of `raw`, which a reader has accepted, and returns its length.
    ///
    /// No escape is shorter than what it stands for, so `buffer` needs no more room than `raw`.
    private static func resolveEscapes(
        of raw: UnsafeBufferPointer<UInt8>,
        into buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var length = 0
        var index = 0
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\") else {
                buffer[length] = raw[index]
                length += 1
                index += 1
                continue
            }
            if raw[index + 1] == UInt8(ascii: "u") {
                var scalar = UInt32(hexUnit(in: raw, at: index + 2) ?? 0)
                index += 6
                if scalar & 0xFC00 == 0xD800 {
                    let low = UInt32(hexUnit(in: raw, at: index + 2) ?? 0)
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
                    index += 6
                }
                for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")! {
                    buffer[length] = byte
                    length += 1
                }
            } else {
                buffer[length] = shortEscape(raw[index + 1])
                length += 1
                index += 2
            }
        }
        return length
    }

    private static func shortEscape(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "r"): 0x0D
        default: letter
        }
    }

    /// The number that four hexadecimal digits spell, or nil when they are not there.
    static func hexUnit(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt16? {
        guard start <= bytes.count - 4 else { return nil }
        var unit: UInt16 = 0
        for index in start..<start + 4 {
            let digit: UInt8
            switch bytes[index] {
            case let byte where byte &- UInt8(ascii: "0") < 10: digit = byte - UInt8(ascii: "0")
            case let byte where byte &- UInt8(ascii: "a") < 6: digit = byte - UInt8(ascii: "a") + 10
            case let byte where byte &- UInt8(ascii: "A") < 6: digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
