public import EventLog

/// A meeting: that it was held, what it decided and its minutes, as far as each is on record.
public struct Meeting: Hashable, Sendable {
    /// The meeting, as decisions name it.
    public let ref: Reference
    /// Who met, on the day of it; nil when no event says that it was held, contested when another
    /// event says otherwise.
    public internal(set) var held: Stated<HeldMeeting>?
    /// What was decided, by item; contested when another event says otherwise.
    public internal(set) var items = KeyedList<Reference, Stated<DecidedItem>>()
    /// Its minutes, on the day of their approval; contested when another event says otherwise.
    public internal(set) var minutes: Stated<ApprovedMinutes>?

    init(ref: Reference) { self.ref = ref }

    /// Those who voted or abstained on an item though they were out for it, or are not among those
    /// who were at the meeting, where that is on record.
    public func absentDeciders(of item: DecidedItem) -> [Decider] {
        let present = held.map { Set($0.value.present.map(\.person)) }
        return item.deciders.filter { decider in
            guard decider.vote != .notEligible else { return false }
            return !decider.wasPresent || present?.contains(decider.person) == false
        }
    }
}
