/// Keeps personal values unreadable for whoever has not the key of the person they are about, so
/// that they are gone when the key is.
public protocol DisclosureVault: Sendable {
    /// Locks the disclosure of a personal value under its subject's key, which is made and kept
    /// when there is none.
    ///
    /// - Parameter random: Where a new key and the nonce come from.
    /// - Throws: ``VaultError``; nothing can be recorded then that would be lost.
    func lock(
        _ disclosure: Disclosure, of subject: Reference, random: any RandomSource
    ) throws(VaultError) -> Disclosure

    /// The disclosure in clear; nil when its key is not in this vault, or no longer.
    ///
    /// - Throws: ``VaultError``.
    func open(_ disclosure: Disclosure) throws(VaultError) -> Disclosure?

    /// The name of the key of a person; nil when there is none.
    ///
    /// - Throws: ``VaultError``.
    func keyID(of subject: Reference) throws(VaultError) -> String?

    /// Destroys the key of a person, and with it all that it locks.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: ``VaultError``; the key may still be there.
    func destroyKey(of subject: Reference) throws(VaultError) -> Bool
}

/// Why a vault cannot do what was asked.
public enum VaultError: Error, Hashable, Sendable {
    /// Keys cannot be read or written, in one sentence.
    case unusable(String)
    /// What was to be locked does not say whose it is.
    case subjectUnknown(String)
    /// A key, or what it locks, is not what it says.
    case damaged(String)
}

extension VaultError: CustomStringConvertible {
    /// One sentence.
    public var description: String {
        switch self {
        case .unusable(let why), .damaged(let why): why
        case .subjectUnknown(let name): "\(name) is personal and does not say whose it is"
        }
    }
}

extension Disclosure {
    /// Whether a store must not take it in as it is.
    public var mustBeLocked: Bool { sealing == .personal && !isLocked }
}

extension LeafDraft {
    /// Whether a value of it must be locked before it is recorded.
    public var mustBeLocked: Bool {
        !disclosures.isEmpty && disclosures.contains(where: \.mustBeLocked)
    }

    /// The draft with its personal values locked; its leaf stays the same.
    ///
    /// - Throws: ``VaultError``.
    public func locked(
        by vault: any DisclosureVault, random: any RandomSource
    ) throws(VaultError) -> LeafDraft {
        var locked: [Disclosure] = []
        for disclosure in disclosures {
            guard disclosure.mustBeLocked else {
                locked.append(disclosure)
                continue
            }
            guard let subject = disclosure.subject else {
                throw .subjectUnknown(disclosure.name)
            }
            locked.append(try vault.lock(disclosure, of: subject, random: random))
        }
        return LeafDraft(self, disclosures: locked)
    }
}
