/// Finds the end of a value that is canonical, as nearly all are, without saying what is wrong.
///
/// It accepts only what ``JSONReader`` accepts as ``JSONProfile/canonicalLeaf``. When it gives up,
/// which it may also do on a good value, the reader goes over the value again and finds the fault.
struct CanonicalScan {
    /// The last key of an open object, and how many there were.
    private struct Level {
        var start = 0
        var end = 0
        var count = 0
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private let end: Int
    private var index: Int

    /// The index after the value that begins at `start`, inside `depth` arrays and objects; nil
    /// when the scan gives up.
    static func end(
        ofValueAt start: Int, in bytes: UnsafeBufferPointer<UInt8>, inside depth: Int
    ) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let room = JSONProfile.canonicalLeaf.maximumDepth - depth
        return withUnsafeTemporaryAllocation(of: Level.self, capacity: max(room, 1)) { levels in
            var scan = CanonicalScan(bytes: bytes, base: base, end: bytes.count, index: start)
            return scan.run(levels.baseAddress!, room: room)
        }
    }

    /// Goes over one value; `levels` has room for as many levels as may be opened.
    @inline(__always)
    private mutating func run(_ levels: UnsafeMutablePointer<Level>, room: Int) -> Int? {
        var depth = 0
        var nesting: UInt64 = 0
        while index < end {
            switch base[index] {
            case UInt8(ascii: "\""):
                guard passString() else { return nil }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject: UInt64 = base[index] == UInt8(ascii: "{") ? 1 : 0
                guard depth < room else { return nil }
                levels[depth] = Level()
                nesting = nesting &<< 1 | isObject
                depth &+= 1
                index &+= 1
                if index < end, base[index] == (isObject == 1 ? 0x7D : 0x5D) { break }
                if isObject == 1, !passKey(&levels[depth &- 1]) { return nil }
                continue
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard passInteger() else { return nil }
            default:
                guard passWord() else { return nil }
            }
            // A value has ended; so may some of what it is in.
            while true {
                if depth == 0 { return index }
                guard index < end else { return nil }
                let byte = base[index]
                index &+= 1
                if byte == UInt8(ascii: ",") {
                    if nesting & 1 == 1, !passKey(&levels[depth &- 1]) { return nil }
                    break
                }
                guard byte == (nesting & 1 == 1 ? 0x7D : 0x5D) else { return nil }
                nesting &>>= 1
                depth &-= 1
            }
        }
        return nil
    }

    /// Goes past a string whose opening quote is the next byte.
    @inline(__always)
    private mutating func passString() -> Bool {
        let next = PlainBytes.endOfASCII(in: base, from: index &+ 1, to: end)
        if next < end, base[next] == UInt8(ascii: "\"") {
            index = next &+ 1
            return true
        }
        return passUnusualString()
    }

    @inline(never)
    private mutating func passUnusualString() -> Bool {
        guard let text = try? JSONText(in: bytes, openingQuoteAt: index, isCanonical: true) else {
            return false
        }
        index = text.range.upperBound + 1
        return true
    }

    /// Goes past a key and its colon, if the key comes after the one before it.
    @inline(__always)
    private mutating func passKey(_ level: inout Level) -> Bool {
        guard index < end, base[index] == UInt8(ascii: "\"") else { return false }
        let start = index &+ 1
        let close = PlainBytes.endOfASCII(in: base, from: start, to: end)
        guard close &+ 1 < end, base[close] == UInt8(ascii: "\""),
            base[close &+ 1] == UInt8(ascii: ":"), level.count < 256
        else { return false }
        if level.count > 0, !isAscending(level, start, close) { return false }
        level = Level(start: start, end: close, count: level.count &+ 1)
        index = close &+ 2
        return true
    }

    /// Whether a key of ASCII, where bytes sort as code units do, comes after the last one.
    @inline(__always)
    private func isAscending(_ last: Level, _ start: Int, _ close: Int) -> Bool {
        let shared = min(last.end &- last.start, close &- start)
        var offset = 0
        while offset < shared {
            let mine = base[last.start &+ offset]
            let theirs = base[start &+ offset]
            if mine != theirs { return mine < theirs }
            offset &+= 1
        }
        return last.end &- last.start < close &- start
    }

    /// Goes past an integer of a leaf, written the shortest way.
    @inline(__always)
    private mutating func passInteger() -> Bool {
        let isNegative = base[index] == UInt8(ascii: "-")
        let first = isNegative ? index &+ 1 : index
        var next = first
        var magnitude: UInt64 = 0
        while next < end {
            let digit = base[next] &- UInt8(ascii: "0")
            if digit > 9 { break }
            magnitude = magnitude &* 10 &+ UInt64(digit)
            next &+= 1
        }
        let count = next &- first
        guard count > 0, count <= 16, magnitude <= JSONProfile.largestLeafInteger.magnitude else {
            return false
        }
        if base[first] == UInt8(ascii: "0"), count > 1 || isNegative { return false }
        if next < end, base[next] == UInt8(ascii: ".") || isLetter(base[next]) { return false }
        index = next
        return true
    }

    /// Goes past `true`, `false` or `null`.
    private mutating func passWord() -> Bool {
        let word: StaticString
        switch base[index] {
        case UInt8(ascii: "t"): word = "true"
        case UInt8(ascii: "f"): word = "false"
        case UInt8(ascii: "n"): word = "null"
        default: return false
        }
        let length = word.utf8CodeUnitCount
        guard end - index >= length, sameBytes(base + index, word.utf8Start, length) else {
            return false
        }
        index += length
        return index == end || !isLetter(base[index])
    }
}
