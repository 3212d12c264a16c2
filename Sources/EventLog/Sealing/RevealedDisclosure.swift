internal import CanonicalJSON
internal import Crypto

/// A disclosure that an event carries in clear, so that everybody knows the sealed value.
///
/// Source: RFC 9901 (SD-JWT), section 4.2.1.
public struct RevealedDisclosure: Hashable, Sendable {
    /// `[salt, name, value]` as canonical JSON, in base64url without padding.
    public let encoded: String
    /// The path of the field below `data`.
    public let name: String

    /// Reads a disclosure; nil when the text encodes none.
    public init?(encoded: String) {
        guard let bytes = Base64URL.bytes(of: encoded),
            case .array(let parts)? = try? JSONValue(
                parsing: bytes, profile: .interchange(maximumLength: LeafDraft.maximumLength)),
            parts.count == 3, case .string = parts[0], case .string(let name) = parts[1]
        else { return nil }
        self.encoded = encoded
        self.name = name
    }

    private init(example: Void) {
        encoded = "WyJBQUFBQUFBQUFBQUFBQUFBQUFBQUFRIiwicHJpY2UiLDFd"
        name = "price"
    }

    /// What stands for the value in the leaf.
    public var digest: DisclosureDigest {
        let hash = Array(SHA256.hash(data: Array(encoded.utf8)))
        guard let digest = DisclosureDigest(Base64URL.text(of: hash)) else {
            preconditionFailure("SHA-256 gives 32 bytes")
        }
        return digest
    }

    /// The value as canonical JSON.
    public var value: JSONValueBytes? {
        Disclosure(name: name, encoded: encoded, sealing: .embargoed).value
    }
}

extension RevealedDisclosure: FieldValue {
    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "encoded disclosure", pattern: "^[A-Za-z0-9_-]+$", example: example.encoded)
    }
    /// Some value of the type; never recorded.
    public static var example: RevealedDisclosure { RevealedDisclosure(example: ()) }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> RevealedDisclosure {
        guard let read = input.string().flatMap(RevealedDisclosure.init(encoded:)) else {
            log.refuse(
                input, "not an encoded disclosure",
                hint: "ccgledger reveal makes the event from what the ledger keeps")
            return example
        }
        return read
    }
}

/// What stands for a sealed value in a leaf: SHA-256 as 43 characters of base64url.
public struct DisclosureDigest: Hashable, Sendable {
    /// 43 characters.
    public let text: String

    /// Reads a digest; nil when the text has another form.
    public init?(_ text: String) {
        guard text.utf8.count == 43, Base64URL.bytes(of: text)?.count == 32 else { return nil }
        self.text = text
    }

    private init(example: Void) { text = String(repeating: "A", count: 43) }
}

extension DisclosureDigest: FieldValue, CustomStringConvertible {
    /// The digest.
    public var description: String { text }

    /// What `types` and the JSON Schema say of it.
    public static var shape: FieldShape {
        .formatted(
            name: "digest", pattern: "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$", example: example.text)
    }
    /// Some value of the type; never recorded.
    public static var example: DisclosureDigest { DisclosureDigest(example: ()) }

    /// Reads the value, or reports why it cannot.
    public static func read(_ input: FieldInput, _ log: inout FieldLog) -> DisclosureDigest {
        guard let digest = input.string().flatMap(DisclosureDigest.init) else {
            log.refuse(
                input, "not the digest of a sealed value",
                hint: "copy one of the 43 characters from _sd in the event")
            return example
        }
        return digest
    }
}
