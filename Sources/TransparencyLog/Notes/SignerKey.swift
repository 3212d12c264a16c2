internal import Crypto

/// A signing key with its name. Nothing but ``privateText`` gives its secret away.
///
/// Source: C2SP signed-note 1.0.0; golang.org/x/mod/sumdb/note for the text.
public struct SignerKey: Sendable {
    /// The public half.
    public let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// How ``privateText`` begins.
    public static let prefix = "PRIVATE+KEY+"

    /// Takes a seed of 32 secret bytes.
    ///
    /// - Throws: ``KeyError/wrongLength(expected:actual:)``.
    public init(name: KeyName, kind: VerifierKey.Kind, seed: [UInt8]) throws(KeyError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .wrongLength(expected: 32, actual: seed.count)
        }
        try self.init(name, kind, key)
    }

    /// Makes a key that nobody has had before.
    ///
    /// - Throws: ``KeyError/unusable``, which does not happen where the system gives randomness.
    public static func generate(
        name: KeyName, kind: VerifierKey.Kind = .note
    ) throws(KeyError) -> SignerKey {
        try SignerKey(name, kind, Curve25519.Signing.PrivateKey())
    }

    private init(
        _ name: KeyName, _ kind: VerifierKey.Kind, _ key: Curve25519.Signing.PrivateKey
    ) throws(KeyError) {
        self.key = key
        verifier = try VerifierKey(
            name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Reads what ``privateText`` writes.
    ///
    /// - Throws: ``KeyError/notASignerKey``, ``KeyError/unknownKind(_:)``,
    ///   ``KeyError/wrongLength(expected:actual:)``, or ``KeyError/otherID(expected:actual:)``
    ///   when the text was damaged.
    public init(parsing text: String) throws(KeyError) {
        guard let rest = Array(text.utf8)[...].dropping(prefix: SignerKey.prefix),
            let parts = KeyText(rest)
        else { throw .notASignerKey }
        self = try SignerKey(name: parts.name, kind: try parts.kind, seed: parts.key)
        guard parts.id == verifier.id else {
            throw .otherID(expected: verifier.id, actual: parts.id)
        }
    }

    /// `PRIVATE+KEY+name+hex8(id)+base64(kind || seed)`: the secret itself, for its file alone.
    public var privateText: String {
        let bytes = [verifier.kind.rawValue] + Array(key.rawRepresentation)
        return SignerKey.prefix + KeyText.write(verifier.name, verifier.id, bytes)
    }

    /// Signs the text of a note.
    ///
    /// - Throws: ``KeyError/otherUse(_:)`` when the key is a witness's, ``KeyError/unusable``.
    public func sign(_ text: [UInt8]) throws(KeyError) -> NoteSignature {
        guard verifier.kind == .note else { throw .otherUse(verifier.kind) }
        return NoteSignature(name: verifier.name, id: verifier.id, bytes: try signature(text))
    }

    /// Signs, as a witness, that a checkpoint is the largest consistent one seen by a time.
    ///
    /// - Parameters:
    ///   - text: The whole text of the checkpoint.
    ///   - time: Seconds since 1970, at most 2^63 − 1.
    /// - Throws: ``KeyError/otherUse(_:)`` when the key is a log's, ``KeyError/unusable``.
    public func cosign(_ text: [UInt8], time: UInt64) throws(KeyError) -> NoteSignature {
        guard verifier.kind == .cosignature else { throw .otherUse(verifier.kind) }
        guard time <= Cosignature.latestTime else { throw .unusable }
        let signature = try signature(Cosignature.message(text, time: time))
        return Cosignature(time: time, signature: signature).noteSignature(of: verifier)
    }

    private func signature(_ message: [UInt8]) throws(KeyError) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else { throw .unusable }
        return Array(signature)
    }
}

extension SignerKey: CustomStringConvertible, CustomDebugStringConvertible {
    /// The name, and no secret.
    public var description: String { "the signing key of \(verifier.name)" }

    /// The name, and no secret.
    public var debugDescription: String { description }
}
