/// Which of a log's keys signs it at which size: its key notices, taken in one after the other.
///
/// The first key that is announced signs from the beginning. Each change is vouched for by the key
/// that was in use before it, so whoever believes one key of a log can follow it to the others.
/// A revocation counts by position, never by time: a thief sets clocks at will.
public struct SigningKeys: Hashable, Sendable {
    /// One key of a log, and the sizes of the log at which it signs.
    public struct Term: Hashable, Sendable {
        /// The key.
        public let key: VerifierKey
        /// The event that announced it, or first put it to use.
        public let announcedBy: UInt64
        /// The sizes at which it may sign; nil while it is announced and not in use.
        public fileprivate(set) var sizes: ClosedRange<UInt64>?
        /// The event by which another key took its place; nil while none has.
        public fileprivate(set) var retiredBy: UInt64?
        /// From which position on it counts no more, and by which event; nil while it counts.
        public fileprivate(set) var revoked: Revocation?
    }

    /// That a key counts no more.
    public struct Revocation: Hashable, Sendable {
        /// The first position that its signatures do not cover.
        public let from: UInt64
        /// The event that says so.
        public let by: UInt64
    }

    /// What a signature of a key is worth at a size of the log.
    public enum Standing: Hashable, Sendable {
        /// The key signs the log at that size.
        case valid
        /// No event on record names it.
        case unknown
        /// It is announced and was not in use at that size.
        case notInUse(announcedBy: UInt64)
        /// Another key had taken its place.
        case retired(at: UInt64, by: UInt64)
        /// It was revoked, and counts no further than that.
        case revoked(from: UInt64, by: UInt64)
    }

    /// Every key that was named, in the order in which they were.
    public private(set) var terms: [Term] = []

    /// No key yet.
    public init() {}

    /// Whether nothing is on record of any key.
    public var isEmpty: Bool { terms.isEmpty }

    /// The key that signs the log now; nil when there is none.
    public var current: VerifierKey? { terms.first(where: \.isOpen)?.key }

    /// Whether a key is on record, whatever became of it.
    public func knows(_ key: VerifierKey) -> Bool { terms.contains { $0.key == key } }

    /// What a signature of a key is worth at a size of the log.
    public func standing(of key: VerifierKey, at size: UInt64) -> Standing {
        guard let term = terms.first(where: { $0.key == key }) else { return .unknown }
        if let sizes = term.sizes, sizes.contains(size) { return .valid }
        if let revoked = term.revoked, size > revoked.from {
            return .revoked(from: revoked.from, by: revoked.by)
        }
        if let sizes = term.sizes, let end = term.retiredBy, size > sizes.upperBound {
            return .retired(at: sizes.upperBound, by: end)
        }
        return .notInUse(announcedBy: term.announcedBy)
    }

    /// The key that signed a checkpoint and may sign the log at its size.
    ///
    /// - Throws: ``SigningKeyError``.
    public func signer(of checkpoint: SignedCheckpoint) throws(SigningKeyError) -> VerifierKey {
        let signed: [VerifierKey]
        do throws(NoteError) {
            signed = try checkpoint.note.verified(by: terms.map(\.key)).map(\.key)
        } catch .noneVerified {
            throw .notSigned
        } catch {
            throw .note(error)
        }
        let size = checkpoint.checkpoint.size
        if let key = signed.first(where: { standing(of: $0, at: size) == .valid }) { return key }
        throw .outOfUse(standing(of: signed[0], at: size), size: size)
    }

    /// The revocation by which a checkpoint counts no more that did when it was signed; nil when it
    /// counts, or never did.
    public func revocation(of checkpoint: SignedCheckpoint) -> Revocation? {
        do throws(SigningKeyError) { _ = try signer(of: checkpoint) } catch {
            return error.revocation
        }
        return nil
    }

    // MARK: Taking in

    /// Takes in the next notice.
    ///
    /// - Parameter event: The position of the event that carries it.
    /// - Throws: ``SigningKeyError``; nothing has changed then.
    public mutating func take(
        _ signed: SignedKeyNotice, from event: UInt64
    ) throws(SigningKeyError) {
        switch signed.notice.act {
        case .announce(let key): try announce(key, signed, event)
        case .rotate(let old, let new, let size): try rotate(old, new, size, signed, event)
        case .revoke(let key, let from): try revoke(key, from, signed, event)
        }
    }

    private mutating func announce(
        _ key: VerifierKey, _ signed: SignedKeyNotice, _ event: UInt64
    ) throws(SigningKeyError) {
        if let known = terms.first(where: { $0.key == key }) {
            throw .announcedBefore(by: known.announcedBy)
        }
        try require(key, signed)
        var term = Term(key: key, announcedBy: event)
        if terms.isEmpty {
            term.sizes = 0...TreeHash.largestSize
        } else {
            guard let current else { throw .nobodyToVouch }
            try require(current, signed)
        }
        terms.append(term)
    }

    private mutating func rotate(
        _ old: VerifierKey, _ new: VerifierKey, _ size: UInt64, _ signed: SignedKeyNotice,
        _ event: UInt64
    ) throws(SigningKeyError) {
        guard let place = terms.firstIndex(where: \.isOpen), terms[place].key == old,
            let sizes = terms[place].sizes
        else { throw .notCurrent }
        guard size >= sizes.lowerBound, size < TreeHash.largestSize else {
            throw .sizeOutOfUse(size, first: sizes.lowerBound)
        }
        let known = terms.firstIndex { $0.key == new }
        if let known, !terms[known].isWaiting {
            throw .announcedBefore(by: terms[known].announcedBy)
        }
        try require(old, signed)
        try require(new, signed)
        terms[place].sizes = sizes.lowerBound...size
        terms[place].retiredBy = event
        use(known, new, from: size + 1, event)
    }

    private mutating func revoke(
        _ key: VerifierKey, _ from: UInt64, _ signed: SignedKeyNotice, _ event: UInt64
    ) throws(SigningKeyError) {
        guard let place = terms.firstIndex(where: { $0.key == key }) else { throw .keyUnknown }
        if let revoked = terms[place].revoked { throw .revokedBefore(by: revoked.by) }
        guard from < TreeHash.largestSize else { throw .sizeOutOfUse(from, first: 0) }
        if terms[place].isOpen {
            // Who speaks for a log whose key is lost or stolen was announced while it was not.
            guard
                let next = terms.firstIndex(where: { $0.isWaiting && signed.isSigned(by: $0.key) })
            else { throw .noSuccessorSigned }
            end(place, from, event)
            use(next, terms[next].key, from: from + 1, event)
        } else {
            guard let current else { throw .nobodyToVouch }
            try require(current, signed)
            end(place, from, event)
        }
    }

    private mutating func end(_ place: Int, _ from: UInt64, _ event: UInt64) {
        terms[place].revoked = Revocation(from: from, by: event)
        guard let sizes = terms[place].sizes else { return }
        // A tree of that size or smaller holds nothing from that position on.
        let last = min(from, sizes.upperBound)
        terms[place].sizes = last >= sizes.lowerBound ? sizes.lowerBound...last : nil
    }

    private mutating func use(
        _ place: Int?, _ key: VerifierKey, from size: UInt64, _ event: UInt64
    ) {
        let sizes = size...TreeHash.largestSize
        guard let place else {
            terms.append(Term(key: key, announcedBy: event, sizes: sizes))
            return
        }
        terms[place].sizes = sizes
    }

    private func require(
        _ key: VerifierKey, _ signed: SignedKeyNotice
    ) throws(SigningKeyError) {
        guard signed.isSigned(by: key) else { throw .notSignedBy(KeyText.hexadecimal(key.id)) }
    }
}

extension SigningKeys.Term {
    /// Whether the key is in use, as far as is known.
    fileprivate var isOpen: Bool { sizes != nil && retiredBy == nil && revoked == nil }

    /// Whether it was announced, and nothing has become of it.
    fileprivate var isWaiting: Bool { sizes == nil && retiredBy == nil && revoked == nil }
}

/// Why a key notice cannot be, or a checkpoint is not signed by a key in use.
public enum SigningKeyError: Error, Hashable, Sendable {
    /// The key is on record already.
    case announcedBefore(by: UInt64)
    /// The key is not on record.
    case keyUnknown
    /// The key was revoked before.
    case revokedBefore(by: UInt64)
    /// The old key is not the one in use.
    case notCurrent
    /// No key is in use that could vouch for it.
    case nobodyToVouch
    /// No key that was announced and never used has signed the revocation.
    case noSuccessorSigned
    /// A key whose signature is needed, by its id, has not signed.
    case notSignedBy(String)
    /// The old key was not in use at that size.
    case sizeOutOfUse(UInt64, first: UInt64)
    /// More events are spoken of than there were.
    case notYetThat(UInt64, at: UInt64)
    /// No key on record has signed the checkpoint.
    case notSigned
    /// A signature does not hold.
    case note(NoteError)
    /// The key that signed the checkpoint was not in use at its size.
    case outOfUse(SigningKeys.Standing, size: UInt64)
}

extension SigningKeyError {
    /// The revocation that came after the signature: whoever signs on with a key that the log says
    /// is revoked signs what never counted.
    public var revocation: SigningKeys.Revocation? {
        guard case .outOfUse(.revoked(let from, let event), let size) = self, size <= event else {
            return nil
        }
        return SigningKeys.Revocation(from: from, by: event)
    }
}

extension SigningKeyError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .announcedBefore(let event): "event \(event) has named this key before"
        case .keyUnknown: "no event before it names this key"
        case .revokedBefore(let event): "event \(event) has revoked this key before"
        case .notCurrent: "the old key is not the one in use"
        case .nobodyToVouch: "no key is in use that could vouch for it"
        case .noSuccessorSigned:
            "the key in use is revoked by one that was announced before it, and none of those "
                + "has signed"
        case .notSignedBy(let id): "the key \(id) must sign it, and has not"
        case .sizeOutOfUse(let size, let first):
            "the old key signs from \(first) events on, and would end at \(size)"
        case .notYetThat(let size, let event):
            "it speaks of \(size) events, and event \(event) came before there were so many"
        case .notSigned: "it is not signed by any key that the log announces"
        case .note(let error): "\(error)"
        case .outOfUse(let standing, let size):
            switch standing {
            case .valid, .unknown: "its key is none that the log announces"
            case .notInUse(let event):
                "its key is announced by event \(event), and was not in use at \(size) events"
            case .retired(let last, let event):
                "its key was retired at \(last) events by event \(event), and this is of \(size)"
            case .revoked(let from, let event):
                "its key is revoked from position \(from) by event \(event), and this is of "
                    + "\(size) events"
            }
        }
    }
}
