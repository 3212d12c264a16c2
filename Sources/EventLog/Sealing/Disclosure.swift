internal import CanonicalJSON
internal import Crypto

/// A value that was sealed, with the salt that makes its digest say nothing.
///
/// Source: RFC 9901 (SD-JWT), sections 4.2.1 and 4.2.3.
public struct Disclosure: Hashable, Sendable {
    /// The path of the field below `data`, segments joined with `/`; for most fields its name.
    public let name: String
    /// `[salt, name, value]` as canonical JSON, in base64url without padding; of a personal value
    /// that is kept, a ``LockedDisclosure``.
    public let encoded: String
    /// Why it is sealed.
    public let sealing: SealingClass
    /// Whose the value is, when it is personal and not locked yet; never kept.
    public let subject: Reference?

    /// Takes in a disclosure as a store kept it.
    public init(name: String, encoded: String, sealing: SealingClass) {
        self.init(name: name, encoded: encoded, sealing: sealing, subject: nil)
    }

    init(name: String, encoded: String, sealing: SealingClass, subject: Reference?) {
        self.name = name
        self.encoded = encoded
        self.sealing = sealing
        self.subject = subject
    }

    /// Seals a value.
    ///
    /// - Parameters:
    ///   - name: The path of the field below `data`.
    ///   - value: Canonical JSON.
    ///   - salt: 128 random bits, never used before.
    ///   - subject: Whose the value is, when it is personal.
    public init(
        name: String, value: [UInt8], salt: (UInt64, UInt64), sealing: SealingClass,
        subject: Reference? = nil
    ) {
        let bytes = EventID(high: salt.0, low: salt.1).bytes
        var writer = CanonicalWriter(reserving: value.count + 80)
        writer.beginArray()
        writer.string(Base64URL.text(of: bytes))
        writer.string(name)
        value.withUnsafeBufferPointer { writer.raw(bytes: $0) }
        writer.endArray()
        self.init(
            name: name, encoded: Base64URL.text(of: writer.bytes), sealing: sealing,
            subject: subject)
    }

    /// Whether only the key of one person opens it.
    public var isLocked: Bool { encoded.utf8.contains(LockedDisclosure.separator) }

    /// The locked form; nil when the value is in clear, or the form is damaged.
    public var locked: LockedDisclosure? {
        isLocked ? LockedDisclosure(text: encoded) : nil
    }

    /// What stands for the value in the leaf: base64url of SHA-256 of the encoded form. Of a
    /// locked disclosure, what it claims to be; empty when it is damaged.
    public var digest: String {
        if isLocked { return locked?.digest ?? "" }
        return Base64URL.text(of: Array(SHA256.hash(data: Array(encoded.utf8))))
    }

    /// The sealed value as canonical JSON; nil when it is locked, or the form is damaged.
    public var value: JSONValueBytes? {
        guard let bytes = Base64URL.bytes(of: encoded),
            case .array(let parts)? = try? JSONValue(
                parsing: bytes, profile: .interchange(maximumLength: 1_048_576)),
            parts.count == 3, case .string(let name) = parts[1],
            name.utf8.elementsEqual(self.name.utf8),
            let value = try? parts[2].canonicalBytes()
        else { return nil }
        return JSONValueBytes(bytes: value)
    }
}

/// One JSON value in canonical form.
public struct JSONValueBytes: Hashable, Sendable {
    /// Its bytes.
    public let bytes: [UInt8]
}

/// Base 64 with the URL-safe alphabet, without padding. Source: RFC 4648, section 5.
public enum Base64URL {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Writes bytes.
    public static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for index in 0...group.count {
                text.append(alphabet[Int(bits >> UInt32(18 - 6 * index)) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads bytes; nil when the text is not the one that stands for them.
    public static func bytes(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for character in text.utf8 {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            bits = (bits << 6 | UInt32(value)) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        // Bits left over must be zero, or two texts would say the same bytes.
        guard count < 6, bits & (1 << UInt32(count) - 1) == 0 else { return nil }
        return bytes
    }
}
