/// Writes canonical JSON piece by piece; the commas and colons are its own.
///
/// The caller gives each object's keys in ascending order of UTF-16 code units, no key twice, and
/// after each key one value. A debug build checks the order.
///
/// Source: RFC 8785, section 3.2.
public struct CanonicalWriter: Sendable {
    /// What has been written, and room for more: only the first ``count`` bytes mean anything.
    private var storage: [UInt8]
    /// Number of bytes written so far.
    public private(set) var count = 0
    /// Whether a value stands before the next piece, so that a comma is due.
    private var isAfterValue = false
    #if DEBUG
        private var keys: [[UInt8]?] = []
    #endif

    /// A writer of nothing yet, with room for `capacity` bytes.
    public init(reserving capacity: Int = 0) {
        storage = [UInt8](repeating: 0, count: max(capacity, 0))
    }

    /// What has been written so far; each call copies it.
    public var bytes: [UInt8] { Array(storage[..<count]) }

    /// Lends what has been written so far, without a copy.
    ///
    /// - Throws: What `body` throws.
    public func withBytes<R, E: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try storage.withUnsafeBufferPointer { room throws(E) -> R in
            try body(UnsafeBufferPointer(rebasing: room[..<count]))
        }
    }

    /// Gives up what has been written so far, without a copy; nothing is left of it here.
    public mutating func takeBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        swap(&bytes, &storage)
        bytes.removeLast(bytes.count - count)
        reset()
        return bytes
    }

    /// Forgets what was written and keeps the room for it.
    public mutating func reset() {
        count = 0
        isAfterValue = false
        #if DEBUG
            keys = []
        #endif
    }
}

// MARK: Containers

extension CanonicalWriter {
    /// Opens an object.
    public mutating func beginObject() {
        open(UInt8(ascii: "{"))
    }

    /// Closes the innermost object.
    public mutating func endObject() {
        close(UInt8(ascii: "}"))
    }

    /// Opens an array.
    public mutating func beginArray() {
        open(UInt8(ascii: "["))
    }

    /// Closes the innermost array.
    public mutating func endArray() {
        close(UInt8(ascii: "]"))
    }

    private mutating func open(_ bracket: UInt8) {
        append(upTo: 2) { [needsComma = isAfterValue] next in
            if needsComma { put(UInt8(ascii: ","), &next) }
            put(bracket, &next)
        }
        isAfterValue = false
        #if DEBUG
            keys.append(nil)
        #endif
    }

    private mutating func close(_ bracket: UInt8) {
        append(upTo: 1) { next in put(bracket, &next) }
        isAfterValue = true
        #if DEBUG
            _ = keys.popLast()
        #endif
    }
}

// MARK: Keys

extension CanonicalWriter {
    /// Writes a key that is known when the program is compiled.
    public mutating func key(_ name: StaticString) {
        key(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Writes a key.
    ///
    /// Disfavoured, because a literal would otherwise be taken for a `String`.
    @_disfavoredOverload
    public mutating func key(_ name: String) {
        var name = name
        name.withUTF8 { key($0) }
    }

    /// Writes a key, given as UTF-8.
    public mutating func key(_ name: UnsafeBufferPointer<UInt8>) {
        assertAscending(name)
        appendQuoted(name, followedBy: UInt8(ascii: ":"))
        isAfterValue = false
    }

    private mutating func assertAscending(_ name: UnsafeBufferPointer<UInt8>) {
        #if DEBUG
            guard !keys.isEmpty else { return }
            let last = keys[keys.count - 1]
            let isAscending = last.map { last in
                last.withUnsafeBufferPointer { UTF16Order.compare($0, name) < 0 }
            }
            assert(isAscending ?? true, "a key that does not ascend")
            keys[keys.count - 1] = Array(name)
        #endif
    }
}

// MARK: Values

extension CanonicalWriter {
    /// Writes a string.
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// Writes a string, given as UTF-8.
    public mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        appendQuoted(text, followedBy: nil)
        isAfterValue = true
    }

    /// Writes an integer; beyond ± 2^53 − 1 other readers may round it.
    public mutating func integer(_ value: Int64) {
        let digitCount = digitCount(of: value.magnitude)
        append(upTo: 21) { [needsComma = isAfterValue] next in
            if needsComma { put(UInt8(ascii: ","), &next) }
            if value < 0 { put(UInt8(ascii: "-"), &next) }
            next += digitCount
            var rest = value.magnitude
            for place in 1...digitCount {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                next[-place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
                rest = quotient
            }
        }
        isAfterValue = true
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        word(value ? "true" : "false")
    }

    /// Writes `null`.
    public mutating func null() {
        word("null")
    }

    /// Writes a value that is canonical already.
    public mutating func raw(bytes value: UnsafeBufferPointer<UInt8>) {
        append(upTo: value.count &+ 1) { [needsComma = isAfterValue] next in
            if needsComma { put(UInt8(ascii: ","), &next) }
            guard let base = value.baseAddress else { return }
            next.update(from: base, count: value.count)
            next += value.count
        }
        isAfterValue = true
    }

    private mutating func word(_ word: StaticString) {
        raw(bytes: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}

// MARK: Escaping

extension CanonicalWriter {
    /// Writes the comma that is due, the text in quotes, and one byte more.
    @inline(__always)
    private mutating func appendQuoted(
        _ text: UnsafeBufferPointer<UInt8>, followedBy last: UInt8?
    ) {
        var copied = 0
        append(upTo: text.count &+ 4) { [needsComma = isAfterValue] next in
            if needsComma { put(UInt8(ascii: ","), &next) }
            put(UInt8(ascii: "\""), &next)
            if let base = text.baseAddress {
                copied = PlainBytes.copyUnescaped(base, count: text.count, to: next)
                next += copied
            }
            guard copied == text.count else { return }
            put(UInt8(ascii: "\""), &next)
            if let last { put(last, &next) }
        }
        if copied < text.count {
            appendEscaped(UnsafeBufferPointer(rebasing: text[copied...]), followedBy: last)
        }
    }

    /// Writes what is left of a text from a byte that must be escaped, its quote and one byte more.
    @inline(never)
    private mutating func appendEscaped(
        _ text: UnsafeBufferPointer<UInt8>, followedBy last: UInt8?
    ) {
        append(upTo: text.count * 6 + 10) { next in
            for byte in text { putEscaped(byte, &next) }
            put(UInt8(ascii: "\""), &next)
            if let last { put(last, &next) }
        }
    }
}

// MARK: Growing

extension CanonicalWriter {
    /// Lets `body` write at most `limit` bytes, and moves the end to where it leaves `next`.
    @inline(__always)
    private mutating func append(
        upTo limit: Int, _ body: (_ next: inout UnsafeMutablePointer<UInt8>) -> Void
    ) {
        let start = count
        if storage.count &- start < limit { grow(by: limit) }
        count = storage.withUnsafeMutableBufferPointer { room in
            let base = room.baseAddress!
            var next = base + start
            body(&next)
            return next - base
        }
    }

    @inline(never)
    private mutating func grow(by limit: Int) {
        let missing = max(limit, storage.count, 64)
        storage.append(contentsOf: repeatElement(0, count: missing))
    }
}

/// Writes one byte, and goes on to the next.
@inline(__always)
private func put(_ byte: UInt8, _ next: inout UnsafeMutablePointer<UInt8>) {
    next.pointee = byte
    next += 1
}

/// Writes one byte of a string, in at most six bytes.
private func putEscaped(_ byte: UInt8, _ next: inout UnsafeMutablePointer<UInt8>) {
    let letter: Unicode.Scalar
    switch byte {
    case 0x08: letter = "b"
    case 0x09: letter = "t"
    case 0x0A: letter = "n"
    case 0x0C: letter = "f"
    case 0x0D: letter = "r"
    case 0x22: letter = "\""
    case 0x5C: letter = "\\"
    case 0x20...: return put(byte, &next)
    default:
        for letter in #"\u00"#.utf8 { put(letter, &next) }
        put(UInt8(ascii: "0") + byte >> 4, &next)
        let low = byte & 15
        return put(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10, &next)
    }
    put(UInt8(ascii: "\\"), &next)
    put(UInt8(ascii: letter), &next)
}

/// Number of decimal digits.
private func digitCount(of magnitude: UInt64) -> Int {
    var count = 1
    var rest = magnitude
    while rest >= 10 {
        rest /= 10
        count += 1
    }
    return count
}
