internal import CanonicalJSON
internal import Crypto
internal import EventLog
internal import TransparencyLog

/// The key of one person: what was recorded about them opens with it alone, and is gone with it.
///
/// Source: RFC 7517 (JSON Web Key), RFC 7518, section 6.4 (`oct`).
struct SubjectKey: Sendable {
    /// Its name: whose it is, as a keyed digest, and eight digits that tell it from a key made
    /// after it was destroyed.
    let id: String
    private let key: SymmetricKey

    /// The most bytes that a key has as a file.
    static let maximumLength = 1_024

    /// Makes a key.
    ///
    /// - Parameter holder: Whose it is, as a keyed digest.
    init(holder: String, random: some RandomSource) {
        let (first, second, third) = (
            random.sixteenBytes(), random.sixteenBytes(), random.sixteenBytes()
        )
        let digits = String(third.0 & 0xFFFF_FFFF, radix: 16)
        id = holder + "-" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
        key = SymmetricKey(
            data: EventID(high: first.0, low: first.1).bytes
                + EventID(high: second.0, low: second.1).bytes)
    }

    /// Reads a key; nil when the bytes are not those of one.
    init?(bytes: [UInt8]) {
        let profile = JSONProfile.interchange(maximumLength: SubjectKey.maximumLength)
        guard case .object(let object)? = try? JSONValue(parsing: bytes, profile: profile),
            object["kty"] == .string("oct"), object["alg"] == .string("A256GCM"),
            case .string(let id)? = object["kid"], case .string(let text)? = object["k"],
            let key = Base64URL.bytes(of: text), key.count == 32
        else { return nil }
        self.id = id
        self.key = SymmetricKey(data: key)
    }

    /// The key as a file holds it: a JSON Web Key.
    var bytes: [UInt8] {
        let text = key.withUnsafeBytes { Base64URL.text(of: Array($0)) }
        let object: JSONObject = [
            "alg": .string("A256GCM"), "k": .string(text), "kid": .string(id),
            "kty": .string("oct"),
        ]
        guard let bytes = try? JSONValue.object(object).canonicalBytes() else {
            preconditionFailure("a key that has no canonical form")
        }
        return bytes
    }

    /// Locks a disclosure.
    ///
    /// - Throws: ``VaultError/damaged(_:)`` when the library refuses.
    func lock(
        _ disclosure: Disclosure, random: some RandomSource
    ) throws(VaultError) -> Disclosure {
        let (high, low) = random.sixteenBytes()
        let nonce = Array(
            EventID(high: high, low: low).bytes.prefix(LockedDisclosure.nonceLength))
        func form(_ ciphertext: [UInt8], _ tag: [UInt8]) -> LockedDisclosure {
            LockedDisclosure(
                digest: disclosure.digest, keyID: id, nonce: nonce, ciphertext: ciphertext,
                tag: tag)
        }
        do {
            let box = try AES.GCM.seal(
                Array(disclosure.encoded.utf8), using: key, nonce: AES.GCM.Nonce(data: nonce),
                authenticating: form([], []).authenticated)
            let locked = form(Array(box.ciphertext), Array(box.tag))
            return Disclosure(
                name: disclosure.name, encoded: locked.text, sealing: disclosure.sealing)
        } catch {
            throw .damaged("\(disclosure.name) cannot be locked: \(error)")
        }
    }

    /// Opens a disclosure that this key locks.
    ///
    /// - Throws: ``VaultError/damaged(_:)`` when a byte of it was changed, or it is not what
    ///   stands in the leaf.
    func open(_ disclosure: Disclosure, _ locked: LockedDisclosure) throws(VaultError) -> Disclosure
    {
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: locked.nonce), ciphertext: locked.ciphertext,
                tag: locked.tag)
            let bytes = try AES.GCM.open(box, using: key, authenticating: locked.authenticated)
            let opened = Disclosure(
                name: disclosure.name, encoded: String(decoding: bytes, as: UTF8.self),
                sealing: disclosure.sealing)
            guard opened.digest == locked.digest else { throw VaultError.damaged("") }
            return opened
        } catch {
            throw .damaged("\(disclosure.name) does not open with its key: it was changed")
        }
    }
}

extension RequestMAC {
    /// Stands for a person in the names of keys, so that a folder of keys names nobody.
    func holder(_ subject: Reference) -> String {
        String(content(Array("subject:\(subject)".utf8)).hex.prefix(32))
    }
}

extension LockedDisclosure {
    /// Whose the key is that opens it, as a keyed digest; nil when its name is none of ours.
    var holder: String? {
        let holder = keyID.utf8.prefix(32)
        let rest = keyID.utf8.dropFirst(32)
        func isHex(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
        }
        guard holder.count == 32, holder.allSatisfy(isHex), rest.count == 9, rest.first == 0x2D,
            rest.dropFirst().allSatisfy(isHex)
        else { return nil }
        return String(decoding: Array(holder), as: UTF8.self)
    }
}
