internal import CanonicalJSON
public import Commissioning
internal import EventLog
public import TransparencyLog

/// What the events of a log say of its signing keys, and what of that cannot be.
struct SigningKeyWalk {
    /// Which key signs the log at which size.
    var keys = SigningKeys()
    /// Events that cannot follow those before them.
    var failures: [CheckFailure] = []
    /// How many events are about keys of other logs.
    var ofOtherLogs = 0

    /// Takes in the next event.
    fileprivate mutating func take(_ note: SignedKeyNotice, at position: Position, of log: KeyName?)
    {
        guard note.notice.origin == log else {
            ofOtherLogs += 1
            return
        }
        do throws(SigningKeyError) {
            let size: UInt64? =
                switch note.notice.act {
                case .announce: nil
                case .rotate(_, _, let size): size
                case .revoke(_, let from): from
                }
            if let size, size > position.index { throw .notYetThat(size, at: position.index) }
            try keys.take(note, from: position.index)
        } catch {
            fail(position, "\(error)")
        }
    }

    fileprivate mutating func fail(_ position: Position, _ reason: String) {
        failures.append(CheckFailure(position: position, check: "signing-key", reason: reason))
    }
}

extension Ledger {
    /// The stream in which a ledger says which key signs it.
    static let signingKeyStream = "ledger/keys"

    /// Which key signs the log at which size, as its events say one after the other; a correction
    /// or withdrawal of one of them changes nothing, whoever recorded it.
    ///
    /// - Throws: ``LedgerError/store(_:)``.
    public func signingKeys() throws(LedgerError) -> SigningKeys { try walkSigningKeys().keys }

    /// Walks the events about signing keys in order of position.
    func walkSigningKeys() throws(LedgerError) -> SigningKeyWalk {
        var walk = SigningKeyWalk()
        let log = KeyName(store.origin)
        do throws(StoreError) {
            try store.read(
                .tag(SigningKeyEvents.tag), from: Position(0), to: try store.head().size
            ) { row in
                guard let header = try? LeafHeader(row.leaf), header.corrects == nil else {
                    return true
                }
                let input = FieldInput(document: row.leaf, range: header.data)
                do {
                    let note = try Ledger.keyNote(input)
                    walk.take(note, at: row.position, of: log)
                } catch {
                    walk.fail(row.position, "\(error)")
                }
                return true
            }
        } catch {
            throw .store(error)
        }
        return walk
    }

    private static func keyNote(_ data: FieldInput) throws -> SignedKeyNotice {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let object) = try JSONValue(parsing: data.bytes, profile: profile),
            case .string(let text)? = object["note"]
        else { throw KeyNoticeError.note(.unsigned) }
        return try SignedKeyNotice(parsing: Array(text.utf8))
    }

    // MARK: Recording

    /// Announces a key that may sign the log. The first signs from the beginning; a later one once
    /// the key in use gives way to it, or is revoked by it.
    ///
    /// - Parameter current: The key in use, which vouches for it; nil for the first.
    /// - Throws: ``LedgerError``.
    public func announceKey(
        _ key: SignerKey, vouchedBy current: SignerKey?
    ) async throws(LedgerError) -> Recorded {
        try await recordKeys(
            "announced", .announce(key.verifier), signedBy: [key] + (current.map { [$0] } ?? []),
            nil)
    }

    /// Has another key sign the log from now on.
    ///
    /// - Throws: ``LedgerError``.
    public func rotateKey(
        from old: SignerKey, to new: SignerKey, reason: SigningKeyReason?
    ) async throws(LedgerError) -> Recorded {
        let size: UInt64
        do throws(StoreError) { size = try store.head().size.count } catch { throw .store(error) }
        return try await recordKeys(
            "rotated", .rotate(old.verifier, to: new.verifier, size: size), signedBy: [old, new],
            reason)
    }

    /// Says that what a key signed counts up to a position and no further.
    ///
    /// - Parameter successor: A key that was announced, where the key in use is revoked; for any
    ///   other, the key in use.
    /// - Throws: ``LedgerError``.
    public func revokeKey(
        _ key: VerifierKey, from position: UInt64, signedBy successor: SignerKey,
        reason: SigningKeyReason?
    ) async throws(LedgerError) -> Recorded {
        let size: UInt64
        do throws(StoreError) { size = try store.head().size.count } catch { throw .store(error) }
        guard position <= size else {
            throw .notFound(
                "the log has \(size) events, so nothing was signed from position \(position)",
                hint: "give the first position that the key's signatures are not to cover")
        }
        return try await recordKeys(
            "revoked", .revoke(key, from: position), signedBy: [successor], reason)
    }

    private func recordKeys(
        _ event: String, _ act: KeyNotice.Act, signedBy keys: [SignerKey],
        _ reason: SigningKeyReason?
    ) async throws(LedgerError) -> Recorded {
        guard let origin = KeyName(store.origin) else {
            throw .keys("\(store.origin) cannot be the name of a key", hint: nil)
        }
        let note: SignedKeyNotice
        do throws(KeyNoticeError) {
            note = try SignedKeyNotice(KeyNotice(origin: origin, act: act), signedBy: keys)
        } catch {
            throw .keys(
                "\(error)", hint: "ccgledger key generate --out FILE makes one for the ledger")
        }
        let data = JSONObject(present: [
            ("note", .string(String(decoding: note.note.bytes, as: UTF8.self))),
            ("reasonCode", reason.map { .string($0.rawValue) }),
        ])
        do {
            return try await recordOwn(
                "ledger.signing-key-\(event).v1", in: Ledger.signingKeyStream, data)
        } catch {
            throw LedgerError(error)
        }
    }

    // MARK: Refusing

    /// Refuses to sign with a key that is not in use.
    func refuseOutOfUse(_ key: VerifierKey, at size: UInt64) throws(LedgerError) {
        let keys = try signingKeys()
        guard !keys.isEmpty else { return }
        let standing = keys.standing(of: key, at: size)
        if standing == .valid { return }
        throw .unproved(
            "the log cannot be signed: \(SigningKeyError.outOfUse(standing, size: size))",
            hint: "ccgledger key list shows which key signs it now")
    }
}
