extension JSONText {
    /// What is wrong in a string, before anybody has worked out the pointer of its place.
    struct Fault: Error {
        var reason: JSONFailure.Reason
        var offset: Int
    }

    /// Reads the string whose opening quote stands at `quote`, and checks all that is in it.
    init(
        in bytes: UnsafeBufferPointer<UInt8>, openingQuoteAt quote: Int, isCanonical: Bool
    ) throws(Fault) {
        let base = bytes.baseAddress!
        let end = bytes.count
        let start = quote &+ 1
        var index = start
        var hasEscapes = false
        while true {
            index = PlainBytes.endOfASCII(in: base, from: index, to: end)
            guard index < end else { throw Fault(reason: .unterminatedString, offset: quote) }
            let byte = base[index]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                index = try JSONText.endOfEscape(in: bytes, at: index, isCanonical: isCanonical)
            } else if byte < 0x20 {
                throw Fault(reason: byte == 0 ? .nul : .controlCharacter(byte), offset: index)
            } else {
                index = try JSONText.endOfCharacters(in: bytes, at: index)
            }
        }
        self.init(from: start, to: index, hasEscapes: hasEscapes)
    }

    /// The first index after a run of characters that are not ASCII.
    private static func endOfCharacters(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) throws(Fault) -> Int {
        var index = start
        while index < bytes.count, bytes[index] >= 0x80 {
            switch UTF8Sequence(in: bytes, at: index) {
            case .character(let length): index &+= length
            case .malformed: throw Fault(reason: .malformedUTF8, offset: index)
            case .overlong: throw Fault(reason: .overlongUTF8, offset: index)
            case .surrogate: throw Fault(reason: .surrogateInUTF8, offset: index)
            }
        }
        return index
    }

    /// The index after the escape whose backslash stands at `start`.
    private static func endOfEscape(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int, isCanonical: Bool
    ) throws(Fault) -> Int {
        guard start + 1 < bytes.count else { return bytes.count }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "/"):
            if isCanonical { throw Fault(reason: .escapeNotMinimal, offset: start) }
            return start + 2
        case UInt8(ascii: "u"):
            return try endOfUnicodeEscape(in: bytes, at: start, isCanonical: isCanonical)
        case let other:
            throw Fault(reason: .unknownEscape(other), offset: start)
        }
    }

    private static func endOfUnicodeEscape(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int, isCanonical: Bool
    ) throws(Fault) -> Int {
        guard let unit = JSONText.hexUnit(in: bytes, at: start + 2) else {
            throw Fault(reason: .incompleteUnicodeEscape, offset: start)
        }
        if unit == 0 { throw Fault(reason: .nul, offset: start) }
        var end = start + 6
        if unit & 0xF800 == 0xD800 {
            guard unit < 0xDC00, end + 6 <= bytes.count,
                bytes[end] == UInt8(ascii: "\\"), bytes[end + 1] == UInt8(ascii: "u"),
                let low = JSONText.hexUnit(in: bytes, at: end + 2), low & 0xFC00 == 0xDC00
            else { throw Fault(reason: .loneSurrogate(unit), offset: start) }
            end += 6
        }
        if isCanonical, !isCanonicalEscape(unit, of: bytes, at: start) {
            throw Fault(reason: .escapeNotMinimal, offset: start)
        }
        return end
    }

    /// Whether canonical JSON writes this character as `\u`, and with these digits.
    private static func isCanonicalEscape(
        _ unit: UInt16, of bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        switch unit {
        case 0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x20...: false
        default: bytes[start + 5] < UInt8(ascii: "A") || bytes[start + 5] > UInt8(ascii: "F")
        }
    }
}
