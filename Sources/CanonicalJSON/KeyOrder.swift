/// The last key of each open object, so that canonical keys can be seen to ascend.
struct KeyOrder {
    /// The last key and the number of keys, in the two bytes that a leaf's length needs.
    private struct Level {
        var start: UInt16 = 0
        var end: UInt16 = 0
        var count: UInt16 = 0
        var hasEscapes = false
    }

    enum Verdict {
        case ascending, same, descending
    }

    private var current = Level()
    private var outer = InlineArray<32, Level>(repeating: Level())

    /// Number of keys of the innermost object.
    var count: Int { Int(current.count) }

    /// Opens an array or an object inside `depth` others.
    mutating func open(at depth: Int) {
        outer[depth] = current
        current = Level()
    }

    /// Closes the array or object inside `depth` others.
    mutating func close(at depth: Int) {
        current = outer[depth]
    }

    /// Compares a key with the one before it, and keeps it.
    mutating func insert(_ key: JSONText, in bytes: UnsafeBufferPointer<UInt8>) -> Verdict {
        let last = current
        current = Level(
            start: UInt16(truncatingIfNeeded: key.range.lowerBound),
            end: UInt16(truncatingIfNeeded: key.range.upperBound),
            count: last.count &+ 1,
            hasEscapes: key.hasEscapes)
        if last.count == 0 { return .ascending }
        let order: Int
        let before = JSONText(
            from: Int(last.start), to: Int(last.end), hasEscapes: last.hasEscapes)
        if last.hasEscapes || key.hasEscapes {
            order = before.decoded(in: bytes) { left in
                key.decoded(in: bytes) { right in UTF16Order.compare(left, right) }
            }
        } else {
            order = UTF16Order.compare(before.raw(in: bytes), key.raw(in: bytes))
        }
        return order < 0 ? .ascending : order == 0 ? .same : .descending
    }
}
