internal import CanonicalJSON

/// A disclosure that only the key of one person opens, in the form in which a store keeps it: a
/// JSON Web Encryption, so that whoever has the key can open it with programs we did not write.
///
/// The header names the key and the digest that stands in the leaf; the content is the encoded
/// disclosure. `alg` is `dir`, `enc` is `A256GCM`.
///
/// Source: RFC 7516, sections 3.1 and 7.1; RFC 7518, sections 4.5 and 5.3.
public struct LockedDisclosure: Hashable, Sendable {
    /// What stands for the value in the leaf.
    public let digest: String
    /// The key that opens it.
    public let keyID: String
    /// Twelve bytes, never used before with this key.
    public let nonce: [UInt8]
    /// The encoded disclosure, encrypted.
    public let ciphertext: [UInt8]
    /// Sixteen bytes that show that nothing of it was changed.
    public let tag: [UInt8]

    /// The number of bytes of a nonce.
    public static let nonceLength = 12
    /// The number of bytes of a tag.
    public static let tagLength = 16
    /// A full stop, which stands in no base64url.
    static let separator: UInt8 = 0x2E

    /// Puts together what encryption gave.
    public init(
        digest: String, keyID: String, nonce: [UInt8], ciphertext: [UInt8], tag: [UInt8]
    ) {
        self.digest = digest
        self.keyID = keyID
        self.nonce = nonce
        self.ciphertext = ciphertext
        self.tag = tag
    }

    /// Reads the form; nil when it is not one that ``text`` writes.
    public init?(text: String) {
        let parts = text.utf8.split(
            separator: LockedDisclosure.separator, omittingEmptySubsequences: false
        ).map { Base64URL.bytes(of: String(decoding: $0, as: UTF8.self)) }
        guard parts.count == 5, let header = parts[0], parts[1] == [],
            let nonce = parts[2], nonce.count == LockedDisclosure.nonceLength,
            let ciphertext = parts[3],
            let tag = parts[4], tag.count == LockedDisclosure.tagLength,
            case .object(let object)? = try? JSONValue(
                parsing: header, profile: .interchange(maximumLength: 1_024)),
            case .string(let digest)? = object["digest"], case .string(let keyID)? = object["kid"]
        else { return nil }
        self.init(digest: digest, keyID: keyID, nonce: nonce, ciphertext: ciphertext, tag: tag)
        guard header == self.header else { return nil }
    }

    /// Five parts in base64url with full stops between them; the second is empty, for the key is
    /// not in it.
    public var text: String {
        let parts = [header, [], nonce, ciphertext, tag]
        return parts.map { Base64URL.text(of: $0) }.joined(separator: ".")
    }

    /// The header as the tag covers it: ASCII of its base64url.
    public var authenticated: [UInt8] { Array(Base64URL.text(of: header).utf8) }

    private var header: [UInt8] {
        var writer = CanonicalWriter(reserving: 160)
        writer.beginObject()
        writer.member("alg", "dir")
        writer.member("digest", digest)
        writer.member("enc", "A256GCM")
        writer.member("kid", keyID)
        writer.endObject()
        return writer.bytes
    }
}
