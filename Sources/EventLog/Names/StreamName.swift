/// The name of a stream: an area, then one or two segments, such as `support/02Q/2013-1`.
///
/// Each part is 1 to 64 bytes of `A–Z a–z 0–9 . _ -`; names are compared as bytes.
public struct StreamName: Hashable, Sendable {
    /// The name as it stands in `subject`; ASCII.
    public let text: String

    /// Reads a name; nil when a part is missing, too long, or holds another byte.
    public init?(_ text: String) {
        var text = text
        guard text.withUTF8({ StreamName.isName($0) }) else { return nil }
        self.text = text
    }

    /// Reads a name from bytes; nil when a part is missing, too long, or holds another byte.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard StreamName.isName(bytes) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The parts between the slashes; two or three.
    public var parts: [Substring] { text.split(separator: "/") }

    /// How many parts there are; two or three.
    public var partCount: Int { text.utf8.reduce(1) { $1 == 0x2F ? $0 + 1 : $0 } }

    /// The first part.
    public var area: Substring { text[..<(text.utf8.firstIndex(of: 0x2F) ?? text.endIndex)] }

    /// The second part.
    public var second: Substring {
        let rest = text.utf8.drop { $0 != 0x2F }.dropFirst()
        return Substring(rest.prefix { $0 != 0x2F })
    }

    /// Whether the second part can be the code of a body: 3 to 8 bytes of A–Z and 0–9.
    var hasBodyCode: Bool {
        let code = second.utf8
        return (3...8).contains(code.count)
            && code.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }

    private static func isName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var slashes = 0
        var length = 0
        for byte in bytes {
            switch byte {
            case 0x2F where length > 0 && slashes < 2:
                slashes += 1
                length = 0
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
                length += 1
                if length > 64 { return false }
            default: return false
            }
        }
        return slashes >= 1 && length > 0
    }
}

extension StreamName: Comparable, CustomStringConvertible {
    /// The name as it stands in `subject`.
    public var description: String { text }

    /// Compares the bytes of the names.
    public static func < (left: StreamName, right: StreamName) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
