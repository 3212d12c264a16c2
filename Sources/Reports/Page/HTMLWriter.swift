/// Writes HTML: a text stays text, whatever bytes it holds.
///
/// Names of elements and attributes are literals of this program; everything else is escaped byte
/// by byte, since a character of Swift may join a quotation mark with what combines with it.
struct HTMLWriter {
    /// An attribute, and its value before it is escaped.
    typealias Attribute = (name: StaticString, value: String)

    /// The document so far, in UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Puts text.
    mutating func text(_ text: String) { HTMLWriter.escape(text, into: &bytes) }

    /// Puts markup of this program's own.
    mutating func markup(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Puts an element that holds others.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute] = [],
        _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Puts an element that holds text.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute] = [], text: String
    ) {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// Puts an element on lines of its own.
    mutating func block(
        _ name: StaticString, _ attributes: [Attribute] = [],
        _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        markup("\n")
        content(&self)
        close(name)
        markup("\n")
    }

    /// Puts an element with text on a line of its own.
    mutating func line(
        _ name: StaticString, _ attributes: [Attribute] = [], text: String
    ) {
        element(name, attributes, text: text)
        markup("\n")
    }

    /// Puts an element that holds others on a line of its own.
    mutating func line(
        _ name: StaticString, _ attributes: [Attribute] = [],
        _ content: (inout HTMLWriter) -> Void
    ) {
        element(name, attributes, content)
        markup("\n")
    }

    /// Puts an element that holds nothing.
    mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) {
        open(name, attributes)
        markup("\n")
    }

    /// Puts a drawn element that holds nothing.
    mutating func shape(_ name: StaticString, _ attributes: [Attribute]) {
        open(name, attributes)
        close(name)
        markup("\n")
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        markup("<")
        markup(name)
        for (attribute, value) in attributes {
            markup(" ")
            markup(attribute)
            markup("=\"")
            text(value)
            markup("\"")
        }
        markup(">")
    }

    private mutating func close(_ name: StaticString) {
        markup("</")
        markup(name)
        markup(">")
    }
}

extension HTMLWriter {
    /// What stands for a byte that must not stand for itself; nil for any other.
    private static func entity(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: " "
        case 0x00..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }

    /// Appends text with what would be markup, control a device or turn the reading direction
    /// replaced.
    static func escape(_ text: String, into bytes: inout [UInt8]) {
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if let entity = entity(byte) {
                entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
                rest = rest.dropFirst()
            } else if let length = lengthOfControl(rest) {
                bytes += [0xEF, 0xBF, 0xBD]
                rest = rest.dropFirst(length)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
    }

    /// How many bytes a control character of the second block, or one that turns the reading
    /// direction, has at the start; nil when there is none.
    private static func lengthOfControl(_ bytes: ArraySlice<UInt8>) -> Int? {
        let next = bytes.dropFirst().first ?? 0
        let third = bytes.dropFirst(2).first ?? 0
        switch (bytes.first ?? 0, next, third) {
        case (0xC2, 0x80...0x9F, _), (0xD8, 0x9C, _): return 2
        case (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9):
            return 3
        default: return nil
        }
    }
}
