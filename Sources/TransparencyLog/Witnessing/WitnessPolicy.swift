/// Which logs are trusted to speak for themselves, and how many witnesses must have seen what they
/// say.
///
/// Source: C2SP tlog-policy.
public struct WitnessPolicy: Sendable {
    /// The keys of logs, in the order of the file; a policy need not name any.
    public internal(set) var logs: [VerifierKey] = []
    /// The keys of witnesses, in the order of the file.
    public internal(set) var witnesses: [VerifierKey] = []
    /// What each name stands for, in the order of the file: what a group names stands before it.
    private(set) var parts: [(name: KeyName, part: Part)] = []
    private(set) var names: [KeyName: Int] = [:]
    /// The place of the part that must have signed; nil when nothing need.
    var quorum: Int?

    /// What a name in a policy stands for.
    enum Part: Hashable, Sendable {
        /// The witness with this place in ``WitnessPolicy/witnesses``.
        case witness(Int)
        /// So many of the parts with these places.
        case group(threshold: Int, members: [Int])
    }

    /// A policy that asks for no witness.
    public static let noWitnesses = WitnessPolicy()

    init() {}

    /// The name of what must have signed; nil when nothing need.
    public var quorumName: String? { quorum.map { parts[$0].name.text } }

    /// Gives a part a name that stands for nothing yet.
    mutating func define(_ name: KeyName, _ part: Part) {
        names[name] = parts.count
        parts.append((name, part))
    }

    /// What the policy says of a checkpoint.
    ///
    /// - Parameter key: The key of the log, where the policy does not name it; nil otherwise.
    /// - Throws: ``CheckpointError`` when no log that is trusted has signed, or a signature in the
    ///   name of a known key does not hold.
    public func verdict(
        on checkpoint: SignedCheckpoint, log key: VerifierKey? = nil
    ) throws(CheckpointError) -> PolicyVerdict {
        let trusted = (key.map { [$0] } ?? logs).filter { $0.name == checkpoint.checkpoint.origin }
        guard let first = trusted.first else {
            let expected = key ?? logs.first
            throw .otherOrigin(
                expected: expected?.name.text ?? "(none)",
                actual: checkpoint.checkpoint.origin.text)
        }
        guard first.kind == .note else { throw .key(.otherUse(first.kind)) }
        let log: VerifierKey
        do throws(NoteError) {
            log = try checkpoint.note.verified(by: trusted)[0].key
        } catch {
            throw .note(error)
        }
        let cosigned = try checkpoint.cosignatures(of: witnesses)
        return PolicyVerdict(
            log: log, cosignatures: cosigned,
            isQuorumMet: isMet(by: Set(cosigned.map(\.key))), quorum: quorumName)
    }

    /// Whether these witnesses are enough.
    public func isMet(by signers: Set<VerifierKey>) -> Bool {
        guard let quorum else { return true }
        // In the order of the file, for a group is defined after its members; no recursion, which
        // a file could make as deep as it is long.
        var met: [Bool] = []
        for (_, part) in parts[...quorum] {
            switch part {
            case .witness(let place): met.append(signers.contains(witnesses[place]))
            case .group(let threshold, let members):
                met.append(members.count { met[$0] } >= threshold)
            }
        }
        return met[quorum]
    }
}

/// What a policy says of a checkpoint whose log has signed it.
public struct PolicyVerdict: Sendable {
    /// The key of the log.
    public let log: VerifierKey
    /// The witnesses that have signed, and when: seconds since 1970.
    public let cosignatures: [(key: VerifierKey, time: UInt64)]
    /// Whether they are enough.
    public let isQuorumMet: Bool
    /// What the policy asks for; nil when it asks for none.
    public let quorum: String?
}
