/// The stored name of an event type, `<area>.<event-in-kebab-case>.v<n>`. Never renamed.
public struct EventTypeName: Hashable, Sendable {
    /// The name as it stands in `type`; ASCII.
    public let text: String

    /// Reads a name; nil when it has another form.
    public init?(_ text: String) {
        var text = text
        guard text.withUTF8({ EventTypeName.isName($0) }) else { return nil }
        self.text = text
    }

    /// A name written in source; a wrong form is a bug.
    public init(known text: StaticString) {
        guard let name = EventTypeName(text.description) else {
            preconditionFailure("not the name of an event type: \(text)")
        }
        self = name
    }

    /// The part before the first dot.
    public var area: Substring { text.prefix { $0 != "." } }

    /// The part between the dots, in kebab-case.
    public var event: Substring { text.split(separator: ".")[1] }

    /// The number after `.v`; from 1.
    public var version: Int { Int(text.split(separator: ".")[2].dropFirst()) ?? 1 }

    private static func isName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= 128, let first = bytes.firstIndex(of: 0x2E),
            let second = bytes[(first + 1)...].firstIndex(of: 0x2E),
            isKebab(bytes[..<first]), isKebab(bytes[(first + 1)..<second])
        else { return false }
        let version = bytes[(second + 1)...]
        guard (2...4).contains(version.count), version.first == 0x76 else { return false }
        let digits = version.dropFirst()
        return digits.first != 0x30 && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func isKebab(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var previous: UInt8 = 0x2D
        for byte in part {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: break
            case 0x2D where previous != 0x2D: break
            default: return false
            }
            previous = byte
        }
        return previous != 0x2D
    }
}

extension EventTypeName: Comparable, CustomStringConvertible {
    /// The name as it stands in `type`.
    public var description: String { text }

    /// Compares the bytes of the names.
    public static func < (left: EventTypeName, right: EventTypeName) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
