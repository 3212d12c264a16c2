public import EventLog
internal import Synchronization

/// The keys of persons in memory, for a ledger that is gone when its process is.
public final class MemoryVault: DisclosureVault {
    private let keys = Mutex<[Reference: SubjectKey]>([:])
    private let mac: RequestMAC

    /// - Parameter mac: Names the keys.
    public init(mac: RequestMAC) { self.mac = mac }

    /// Locks the disclosure of a personal value under its subject's key, which is made when there
    /// is none.
    ///
    /// - Throws: ``VaultError``.
    public func lock(
        _ disclosure: Disclosure, of subject: Reference, random: any RandomSource
    ) throws(VaultError) -> Disclosure {
        let key = keys.withLock { keys in
            let key =
                keys[subject] ?? SubjectKey(holder: mac.holder(subject), random: random)
            keys[subject] = key
            return key
        }
        return try key.lock(disclosure, random: random)
    }

    /// The disclosure in clear; nil when its key is not here.
    ///
    /// - Throws: ``VaultError``.
    public func open(_ disclosure: Disclosure) throws(VaultError) -> Disclosure? {
        guard disclosure.isLocked else { return disclosure }
        guard let locked = disclosure.locked else {
            throw .damaged("\(disclosure.name) is kept in a form that nothing here writes")
        }
        let key = keys.withLock { keys in keys.values.first { $0.id == locked.keyID } }
        return try key?.open(disclosure, locked)
    }

    /// The name of the key of a person; nil when there is none.
    public func keyID(of subject: Reference) -> String? {
        keys.withLock { $0[subject]?.id }
    }

    /// Forgets the key of a person.
    ///
    /// - Returns: Whether there was one.
    public func destroyKey(of subject: Reference) -> Bool {
        keys.withLock { $0.removeValue(forKey: subject) != nil }
    }
}
