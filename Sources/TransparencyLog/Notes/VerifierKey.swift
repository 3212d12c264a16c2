internal import Crypto

/// The public half of a signing key, under the name by which notes refer to it.
///
/// Source: C2SP signed-note 1.0.0, "Verifier keys"; tlog-cosignature 1.0.1.
public struct VerifierKey: Hashable, Sendable {
    /// What a key signs.
    public enum Kind: UInt8, Hashable, Sendable {
        /// The text of a note, by Ed25519: the key of a log.
        case note = 0x01
        /// A checkpoint and a time, by Ed25519: the key of a witness.
        case cosignature = 0x04
    }

    /// The number of bytes in an Ed25519 public key.
    public static let publicKeyLength = 32

    /// The name; for a log, its origin.
    public let name: KeyName
    /// What the key signs.
    public let kind: Kind
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// The first four bytes of the digest of name, kind and key, highest first.
    public let id: UInt32

    /// Names a key.
    ///
    /// - Throws: ``KeyError/wrongLength(expected:actual:)`` unless the key has 32 bytes.
    public init(name: KeyName, kind: Kind, publicKey: [UInt8]) throws(KeyError) {
        guard publicKey.count == VerifierKey.publicKeyLength else {
            throw .wrongLength(
                expected: VerifierKey.publicKeyLength, actual: publicKey.count)
        }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        id = VerifierKey.id(name, kind, publicKey)
    }

    private static func id(_ name: KeyName, _ kind: Kind, _ publicKey: [UInt8]) -> UInt32 {
        let message = Array(name.text.utf8) + [TextLines.newline, kind.rawValue] + publicKey
        return SHA256.hash(data: message).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads what ``text`` writes.
    ///
    /// - Throws: ``KeyError/notAVerifierKey``, ``KeyError/unknownKind(_:)``,
    ///   ``KeyError/wrongLength(expected:actual:)``, or ``KeyError/otherID(expected:actual:)``
    ///   when the text was damaged.
    public init(parsing text: String) throws(KeyError) {
        guard let parts = KeyText(Array(text.utf8)[...]) else { throw .notAVerifierKey }
        let kind = try parts.kind
        self = try VerifierKey(name: parts.name, kind: kind, publicKey: parts.key)
        guard parts.id == id else { throw .otherID(expected: id, actual: parts.id) }
    }

    /// `name+hex8(id)+base64(kind || key)`.
    public var text: String { KeyText.write(name, id, [kind.rawValue] + publicKey) }

    /// Whether a signature that claims to be of this key is.
    func verifies(_ signature: NoteSignature, over text: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        switch kind {
        case .note: return key.isValidSignature(signature.bytes, for: text)
        case .cosignature:
            guard let cosignature = Cosignature(signature) else { return false }
            return key.isValidSignature(
                cosignature.signature, for: Cosignature.message(text, time: cosignature.time))
        }
    }
}

extension VerifierKey: CustomStringConvertible {
    /// The key as it is exchanged.
    public var description: String { text }
}

/// `name+hex8+base64`, which verifier keys are, and signer keys behind their prefix.
struct KeyText {
    let name: KeyName
    let id: UInt32
    /// The first byte that was encoded.
    let kindByte: UInt8
    /// The other bytes.
    let key: [UInt8]

    init?(_ text: ArraySlice<UInt8>) {
        let plus = UInt8(ascii: "+")
        let parts = text.split(separator: plus, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = KeyName(utf8: parts[0]), parts[1].count == 8,
            let id = KeyText.hexadecimal(parts[1]), parts[2].count <= 4_096,
            let bytes = Base64.bytes(of: Array(parts[2])), let kindByte = bytes.first
        else { return nil }
        self.name = name
        self.id = id
        self.kindByte = kindByte
        key = Array(bytes.dropFirst())
    }

    /// What the key signs.
    var kind: VerifierKey.Kind {
        get throws(KeyError) {
            guard let kind = VerifierKey.Kind(rawValue: kindByte) else {
                throw .unknownKind(kindByte)
            }
            return kind
        }
    }

    static func write(_ name: KeyName, _ id: UInt32, _ bytes: [UInt8]) -> String {
        "\(name.text)+\(hexadecimal(id))+\(Base64.text(of: bytes))"
    }

    /// Eight lower-case digits.
    static func hexadecimal(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
            case 0x61...0x66: value = value << 4 | UInt32(digit - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}

/// Why a text is not a key, or a key cannot be used.
public enum KeyError: Error, Hashable, Sendable {
    /// The text is not `name+id+key`.
    case notAVerifierKey
    /// The text is not `PRIVATE+KEY+name+id+key`.
    case notASignerKey
    /// The key is of a kind that this program cannot use.
    case unknownKind(UInt8)
    /// A key of that kind has another number of bytes.
    case wrongLength(expected: Int, actual: Int)
    /// The id is not that of the name and key beside it.
    case otherID(expected: UInt32, actual: UInt32)
    /// The key signs something else: texts, or checkpoints as a witness.
    case otherUse(VerifierKey.Kind)
    /// The key could not be made to sign.
    case unusable
}

extension KeyError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .notAVerifierKey:
            "a verifier key is written name+id+key, the id in eight hexadecimal digits"
        case .notASignerKey:
            "a signing key is written PRIVATE+KEY+name+id+key"
        case .unknownKind(let kind):
            "the key is of kind \(kind), and only Ed25519 keys of kinds 1 and 4 are known here"
        case .wrongLength(let expected, let actual):
            "the key should have \(expected) bytes, not \(actual)"
        case .otherID(let expected, let actual):
            "the key says the id \(KeyText.hexadecimal(actual)), and its name and bytes have "
                + KeyText.hexadecimal(expected)
        case .otherUse(.note): "the key signs the checkpoints of a log, not as a witness"
        case .otherUse(.cosignature): "the key is that of a witness, not of a log"
        case .unusable: "the key cannot be used to sign"
        }
    }
}
