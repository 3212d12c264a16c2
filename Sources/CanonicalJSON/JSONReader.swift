/// Reads JSON strictly from borrowed bytes, one piece at a time, in the order they stand.
///
/// The bytes must outlive the reader. It checks what it passes and nothing further on, so a
/// text is good only when ``finish()`` has returned. After a failure, stop: later calls cannot
/// trap, but what they return means nothing.
///
/// Source: RFC 8259 for the grammar, RFC 7493 for what is refused.
public struct JSONReader: ~Copyable {
    /// Which piece may come next.
    enum Turn: UInt8 {
        /// Nothing has been looked at yet.
        case unread
        case value
        /// The first key or element, or the end of an empty object or array.
        case first
        /// A comma, or the end of the object or array.
        case more
        /// Nothing but the end of the text.
        case done
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let profile: JSONProfile
    let isCanonical: Bool
    let allowsIntegersOnly: Bool
    var position = 0
    var turn = Turn.unread
    /// Number of open arrays and objects.
    var depth = 0
    /// One bit for each of them, the innermost lowest; set for an object.
    var nesting: UInt64 = 0
    var order = KeyOrder()
    var seen = SeenKeys()

    /// A reader at the first of `bytes`; the first read checks how the text begins and its length.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, profile: JSONProfile) {
        self.bytes = bytes
        self.profile = profile
        isCanonical = profile.isCanonical
        allowsIntegersOnly = profile.allowsIntegersOnly
    }

    /// Zero-based index of the next byte to read.
    public var offset: Int { position }

    /// Whether the innermost open container is an object.
    var isInObject: Bool { depth > 0 && nesting & 1 == 1 }
}

// MARK: Values

extension JSONReader {
    /// The kind of the next value, without reading it.
    ///
    /// - Throws: ``JSONFailure`` when no value begins here.
    public mutating func peek() throws(JSONFailure) -> JSONKind {
        let byte = try startOfValue()
        guard let kind = JSONKind(firstByte: byte) else {
            throw unexpectedByte(expecting: .value)
        }
        return kind
    }

    /// Reads `true` or `false`.
    ///
    /// - Throws: ``JSONFailure`` when neither stands here.
    public mutating func readBool() throws(JSONFailure) -> Bool {
        let byte = try startOfValue()
        switch byte {
        case UInt8(ascii: "t"): try readWord("true")
        case UInt8(ascii: "f"): try readWord("false")
        default: throw wrongKind(expecting: .boolean)
        }
        return byte == UInt8(ascii: "t")
    }

    /// Reads `null`.
    ///
    /// - Throws: ``JSONFailure`` when it does not stand here.
    public mutating func readNull() throws(JSONFailure) {
        guard try startOfValue() == UInt8(ascii: "n") else { throw wrongKind(expecting: .null) }
        try readWord("null")
    }

    /// Reads any value and all that is in it, as strictly as if each piece had been asked for.
    ///
    /// - Returns: Where the value stands, without whitespace around it.
    /// - Throws: ``JSONFailure`` for the first thing wrong with it.
    public mutating func skipValue() throws(JSONFailure) -> Range<Int> {
        _ = try startOfValue()
        let start = position
        if isCanonical, let end = CanonicalScan.end(ofValueAt: start, in: bytes, inside: depth) {
            position = end
            endValue()
            return start..<end
        }
        let floor = depth
        repeat {
            if turn == .value {
                try skipPiece()
            } else if nesting & 1 == 1 {
                _ = try nextKey()
            } else {
                _ = try nextElement()
            }
        } while depth > floor
        return start..<position
    }

    /// Reads a string, number or word, or opens an array or object.
    private mutating func skipPiece() throws(JSONFailure) {
        switch try startOfValue() {
        case UInt8(ascii: "\""):
            _ = try scanString()
            endValue()
        case UInt8(ascii: "{"): try open(isObject: true)
        case UInt8(ascii: "["): try open(isObject: false)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            _ = try scanNumber()
            endValue()
        case UInt8(ascii: "t"): try readWord("true")
        case UInt8(ascii: "f"): try readWord("false")
        case UInt8(ascii: "n"): try readWord("null")
        default: throw unexpectedByte(expecting: .value)
        }
    }

    /// Ends the text: nothing may follow but whitespace, and in a canonical text not even that.
    ///
    /// - Throws: ``JSONFailure`` when something follows, or the value is missing or not read yet.
    public mutating func finish() throws(JSONFailure) {
        if turn == .unread { _ = try startOfValue() }
        guard turn == .done else { throw failure(.outOfTurn, at: position) }
        skipWhitespace()
        guard position == bytes.count else {
            throw unexpectedByte(expecting: .end)
        }
    }
}

// MARK: Moving along

extension JSONReader {
    /// The first byte of the value that must come next, its whitespace skipped.
    @inline(__always)
    mutating func startOfValue() throws(JSONFailure) -> UInt8 {
        if turn != .value { try beginText() }
        skipWhitespace()
        guard position < bytes.count else { throw unexpectedByte(expecting: .value) }
        return bytes[position]
    }

    /// Checks how the text begins, before its first value.
    @inline(never)
    private mutating func beginText() throws(JSONFailure) {
        guard turn == .unread else { throw failure(.outOfTurn, at: position) }
        let limit = profile.maximumLength
        guard bytes.count <= limit else {
            let reason = JSONFailure.Reason.tooLong(limit: limit, length: bytes.count)
            throw JSONFailure(offset: max(limit, 0), pointer: "", reason: reason)
        }
        if beginsAsOtherEncoding { throw failure(.notUTF8, at: 0) }
        turn = .value
    }

    /// Whether the text begins with a byte order mark of UTF-16 or UTF-32, or a zero byte that
    /// these put beside an ASCII character.
    private var beginsAsOtherEncoding: Bool {
        guard bytes.count >= 2 else { return false }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE), (0xFE, 0xFF): return true
        case (0, 0): return bytes.count >= 4 && (bytes[2] != 0 || bytes[3] != 0)
        case let (first, second): return first == 0 || second == 0
        }
    }

    @inline(__always)
    mutating func skipWhitespace() {
        if isCanonical { return }
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position &+= 1
            default: return
            }
        }
    }

    /// Says what comes after a value that has been read.
    @inline(__always)
    mutating func endValue() {
        turn = depth == 0 ? .done : .more
    }

    /// Reads one of the three words, all of it and no more letters.
    mutating func readWord(_ word: StaticString) throws(JSONFailure) {
        let length = word.utf8CodeUnitCount
        guard bytes.count - position >= length,
            sameBytes(bytes.baseAddress! + position, word.utf8Start, length)
        else { throw failure(.unknownWord, at: position) }
        let end = position + length
        if end < bytes.count, isLetter(bytes[end]) {
            throw failure(.unknownWord, at: position)
        }
        position = end
        endValue()
    }
}

/// Whether `count` bytes are the same.
@inline(__always)
func sameBytes(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
) -> Bool {
    var index = 0
    while index < count {
        if left[index] != right[index] { return false }
        index &+= 1
    }
    return true
}

/// Whether a byte is a letter of the English alphabet.
func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
}
