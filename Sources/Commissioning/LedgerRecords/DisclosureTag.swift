public import EventLog

/// The tags under which is found what was recorded of sealed values and holds, so that showing one
/// event does not read all of it.
public enum DisclosureTag {
    /// What was revealed, suppressed or erased of an event.
    public static func about(_ event: EventID) -> String { "disclosure:\(event)" }
    /// What was suppressed or erased, of whatever event.
    public static let takenAway = "disclosure-taken-away"
    /// Legal holds placed and lifted.
    public static let hold = "legal-hold"
}

/// What can become of a sealed value, each once.
enum DisclosureFate: Hashable {
    case revealed, suppressed, erased
}

extension LedgerState {
    /// Refuses values that are named twice, or that this became of before.
    func refuse(
        _ digests: [DisclosureDigest], if fate: DisclosureFate
    ) throws(LedgerRefusal) {
        var seen: Set<DisclosureDigest> = []
        for digest in digests {
            guard seen.insert(digest).inserted else { throw .valueTwice(digest) }
            if let position = fates[digest]?[fate] {
                throw .fateTwice(digest, by: position)
            }
        }
    }

    mutating func note(_ digests: [DisclosureDigest], _ fate: DisclosureFate, _ fact: Fact) {
        for digest in digests where fates[digest]?[fate] == nil {
            fates[digest, default: [:]][fate] = fact.statedAt
        }
    }
}
