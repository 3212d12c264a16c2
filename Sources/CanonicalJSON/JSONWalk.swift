/// Steps through the members of an object, or the items of an array, that a strict ``JSONReader``
/// has accepted before: it finds where each value stands and checks nothing again.
///
/// On bytes that no reader accepted it ends early or gives wrong places, all within the bytes.
public struct JSONWalk {
    private let base: UnsafePointer<UInt8>
    private var index: Int
    private let end: Int

    /// A member of an object, as places in the bytes.
    public struct Member {
        /// Between the quotes of the key.
        public let key: Range<Int>
        /// Whether the key has escapes.
        public let keyHasEscapes: Bool
        /// The value, without the space around it.
        public let value: Range<Int>
    }

    /// Starts at the first member or item of the value at `range`.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, at range: Range<Int>) {
        let isInside = range.lowerBound >= 0 && range.upperBound <= bytes.count && !range.isEmpty
        if let base = bytes.baseAddress, isInside {
            self.base = base
            index = range.lowerBound + 1
            end = range.upperBound - 1
        } else {
            base = JSONWalk.nothing.utf8Start
            index = 0
            end = 0
        }
    }

    private static let nothing: StaticString = " "

    /// The next member; nil after the last.
    @inline(__always)
    public mutating func nextMember() -> Member? {
        skipSeparators()
        guard index < end, base[index] == 0x22 else { return nil }
        let keyStart = index + 1
        let hasEscapes = skipString()
        let keyEnd = max(keyStart, index - 1)
        skipSeparators()
        guard index < end else { return nil }
        let start = index
        skipValue()
        return Member(key: keyStart..<keyEnd, keyHasEscapes: hasEscapes, value: start..<index)
    }

    /// The next item of an array; nil after the last.
    public mutating func nextItem() -> Range<Int>? {
        skipSeparators()
        guard index < end else { return nil }
        let start = index
        skipValue()
        return start..<index
    }

    /// Passes space, commas and colons, which a strict reader found in their places.
    @inline(__always)
    private mutating func skipSeparators() {
        while index < end {
            switch base[index] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x3A: index += 1
            default: return
            }
        }
    }

    /// Passes a string; whether it has escapes.
    @inline(__always)
    private mutating func skipString() -> Bool {
        var hasEscapes = false
        index = PlainBytes.endOfASCII(in: base, from: index + 1, to: end)
        while index < end {
            switch base[index] {
            case 0x22:
                index += 1
                return hasEscapes
            case 0x5C:
                hasEscapes = true
                index = min(index + 2, end)
            default: index += 1
            }
        }
        return hasEscapes
    }

    @inline(__always)
    private mutating func skipValue() {
        switch base[index] {
        case 0x22: _ = skipString()
        case 0x7B, 0x5B: skipContainer()
        default: skipScalar()
        }
    }

    private mutating func skipContainer() {
        var depth = 0
        while index < end {
            switch base[index] {
            case 0x22:
                _ = skipString()
                continue
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D: depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { return }
        }
    }

    private mutating func skipScalar() {
        while index < end {
            switch base[index] {
            case 0x2C, 0x5D, 0x7D, 0x20, 0x09, 0x0A, 0x0D: return
            default: index += 1
            }
        }
    }
}
