public import EventLog
internal import SafeFiles

/// The keys of persons as files in a folder of their own: apart from the ledger and its backups,
/// one file a person, which only its owner can read.
///
/// A key is read from its file each time it is used and held no longer, so that one that was
/// destroyed locks and opens nothing more, in whatever process.
public struct KeyFolder: DisclosureVault {
    /// The folder.
    public let path: String
    /// Names the files; nil when the vault only opens.
    private let mac: RequestMAC?

    /// The name of the folder within the folder of keys.
    public static let name = "subjects"

    /// - Parameters:
    ///   - keysFolder: The ledger's folder of keys.
    ///   - mac: Its request key; nil for a vault that only opens.
    public init(keysFolder: String, mac: RequestMAC?) {
        path = "\(keysFolder)/\(KeyFolder.name)"
        self.mac = mac
    }

    /// Locks the disclosure of a personal value under its subject's key; a key is made, and is on
    /// the disk, before anything is locked with it.
    ///
    /// - Throws: ``VaultError``.
    public func lock(
        _ disclosure: Disclosure, of subject: Reference, random: any RandomSource
    ) throws(VaultError) -> Disclosure {
        let holder = try holder(of: subject)
        let key: SubjectKey
        if let known = try read(holder) {
            key = known
        } else {
            key = try make(holder, random)
        }
        return try key.lock(disclosure, random: random)
    }

    /// The disclosure in clear; nil when its key is not in the folder.
    ///
    /// - Throws: ``VaultError``.
    public func open(_ disclosure: Disclosure) throws(VaultError) -> Disclosure? {
        guard disclosure.isLocked else { return disclosure }
        guard let locked = disclosure.locked, let holder = locked.holder else {
            throw .damaged("\(disclosure.name) is kept in a form that nothing here writes")
        }
        guard let key = try read(holder), key.id == locked.keyID else { return nil }
        return try key.open(disclosure, locked)
    }

    /// The name of the key of a person; nil when there is none.
    ///
    /// - Throws: ``VaultError``.
    public func keyID(of subject: Reference) throws(VaultError) -> String? {
        try read(try holder(of: subject))?.id
    }

    /// Writes zeros over the key of a person and removes it.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``VaultError``.
    public func destroyKey(of subject: Reference) throws(VaultError) -> Bool {
        let file = file(try holder(of: subject))
        do throws(FileFailure) {
            return try SafeFiles.destroy(file)
        } catch {
            throw .unusable("\(error)")
        }
    }

    private func holder(of subject: Reference) throws(VaultError) -> String {
        guard let mac else { throw .unusable("the vault was opened for reading only") }
        return mac.holder(subject)
    }

    private func file(_ holder: String) -> String { "\(path)/\(holder).jwk" }

    private func make(
        _ holder: String, _ random: any RandomSource
    ) throws(VaultError) -> SubjectKey {
        let key = SubjectKey(holder: holder, random: random)
        do throws(FileFailure) {
            try SafeFiles.makeFolder(path, mode: 0o700)
            if try SafeFiles.writeNew(bytes: key.bytes, to: file(holder), mode: 0o600) {
                return key
            }
        } catch {
            throw .unusable("\(error)")
        }
        // Somebody else was first; their key is the one.
        guard let known = try read(holder) else {
            throw .unusable("\(file(holder)) came and went")
        }
        return known
    }

    /// A key, from its file; nil when there is no such file.
    private func read(_ holder: String) throws(VaultError) -> SubjectKey? {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try SafeFiles.read(file(holder), limit: SubjectKey.maximumLength)
        } catch {
            if error.isAbsence { return nil }
            throw .unusable("\(error)")
        }
        guard let key = SubjectKey(bytes: bytes), key.id.hasPrefix("\(holder)-") else {
            throw .damaged("\(file(holder)) is not the key of a person")
        }
        return key
    }
}
