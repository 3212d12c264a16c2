import Foundation

/// Unicode Normalization Form C, for the characters of Unicode 15.0.
///
/// A character that Unicode 15.0 does not have may compose otherwise once it gets one, so text
/// with such a character has no form yet.
///
/// Source: Unicode Standard Annex 15.
public enum NormalForm {
    /// What can be said of a text.
    public enum Verdict: Hashable, Sendable {
        /// It is in form C.
        case composed
        /// Form C writes it with other bytes, or it is not UTF-8.
        case notComposed
        /// It has a character that Unicode 15.0 does not; the first, and the bytes before it.
        case unassigned(Unicode.Scalar, offset: Int)
    }

    /// Whether `utf8` is in form C.
    public static func isNFC(_ utf8: UnsafeBufferPointer<UInt8>) -> Verdict {
        if isPlainlyComposed(utf8) { return .composed }
        let text = String(decoding: utf8, as: UTF8.self)
        guard text.utf8.elementsEqual(utf8) else { return .notComposed }
        var offset = 0
        for scalar in text.unicodeScalars {
            if !isAssigned(scalar) { return .unassigned(scalar, offset: offset) }
            offset += UTF8.width(scalar)
        }
        return composed(text).utf8.elementsEqual(utf8) ? .composed : .notComposed
    }

    /// Whether `text` is in form C.
    public static func isNFC(_ text: String) -> Verdict {
        var text = text
        return text.withUTF8 { isNFC($0) }
    }

    /// The text in form C, as far as its characters have one.
    public static func composed(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping
    }

    /// Whether every character is one that form C never changes, whatever stands beside it.
    ///
    /// These are all below U+0300, and U+2010…U+205E (dashes, quotation marks, ellipsis), and
    /// U+20A0…U+20BF (currency signs): assigned long before 15.0, combining with nothing.
    private static func isPlainlyComposed(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = utf8.baseAddress else { return true }
        var index = 0
        while true {
            index = PlainBytes.endOfAnyASCII(in: base, from: index, to: utf8.count)
            if index == utf8.count { return true }
            let byte = utf8[index]
            guard case .character(let length) = UTF8Sequence(in: utf8, at: index) else {
                return false
            }
            switch (byte, length == 3 ? utf8[index + 1] : 0) {
            case (..<0xCC, _): break
            case (0xE2, 0x80) where utf8[index + 2] >= 0x90: break
            case (0xE2, 0x81) where utf8[index + 2] <= 0x9E: break
            case (0xE2, 0x82) where utf8[index + 2] >= 0xA0: break
            default: return false
            }
            index += length
        }
    }

    private static func isAssigned(_ scalar: Unicode.Scalar) -> Bool {
        guard let age = scalar.properties.age else { return false }
        return (age.major, age.minor) <= (15, 0)
    }
}
