/// The characters that a reader does not see and that do something instead: they move a cursor,
/// change colours, end a line or turn the reading direction.
///
/// Source: ECMA-48 (control characters of both sets); Unicode 15.0, section 23.2 and annex 9.
public enum HiddenCharacters {
    /// Whether a character is one of them.
    public static func has(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
            true
        default: false
        }
    }

    /// Text in which each is seen, written as JSON would escape it: `\u001b`, `\n`.
    ///
    /// - Parameter keepsLines: Whether line feeds stay, with what stands before one as its part.
    public static func shown(in text: String, keepsLines: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: has) else { return text }
        var shown = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            let isKept = keepsLines && scalar == "\n"
            if isAfterReturn, !isKept { shown.append(contentsOf: escape("\r").unicodeScalars) }
            isAfterReturn = keepsLines && scalar == "\r"
            if isAfterReturn { continue }
            if isKept || !has(scalar) {
                shown.append(scalar)
            } else {
                shown.append(contentsOf: escape(scalar).unicodeScalars)
            }
        }
        if isAfterReturn { shown.append(contentsOf: escape("\r").unicodeScalars) }
        return String(shown)
    }

    /// JSON of the same value in which each is escaped; between values a space takes its place.
    ///
    /// Canonical JSON escapes those below U+0020 only, so that what this gives is for reading, and
    /// never to be hashed.
    public static func escaped(inJSON bytes: [UInt8]) -> [UInt8] {
        // All bytes together, and no search: so the compiler takes many at a time.
        let marks = bytes.reduce(0 as UInt8) { $0 | ($1 &+ 1) | ($1 < 0x20 ? 0x80 : 0) }
        guard marks >= 0x80 else { return bytes }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 32)
        var rest = bytes[...]
        while let byte = rest.first {
            let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let sequence = rest.prefix(width)
            if byte < 0x20 {
                escaped.append(0x20)
            } else if let scalar = decoded(sequence), has(scalar) {
                escaped += escape(scalar).utf8
            } else {
                escaped += sequence
            }
            rest = rest.dropFirst(width)
        }
        return escaped
    }

    /// The character that one or more bytes stand for; nil for those of four, none of which is
    /// hidden.
    private static func decoded(_ sequence: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let first = sequence.first, sequence.count < 4 else { return nil }
        let lead = UInt32(first) & (sequence.count == 1 ? 0x7F : sequence.count == 2 ? 0x1F : 0x0F)
        return Unicode.Scalar(sequence.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) })
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }
}
