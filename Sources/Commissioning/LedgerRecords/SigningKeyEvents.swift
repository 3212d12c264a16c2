internal import EventLog
internal import TransparencyLog

/// The events that say which key signs a log at which size.
public enum SigningKeyEvents {
    /// The tag under which they are found, whatever their stream.
    public static let tag = "signing-key"
}

extension LedgerState {
    /// Refuses a note that is not of the act that its event is of, or that cannot follow what is on
    /// record of the log's keys.
    func check(
        _ note: KeyNote, isTo word: String, _ fact: Fact
    ) throws(LedgerRefusal) {
        guard note.signed.notice.word == word else { throw .noteOfAnotherAct }
        // What follows a late fact is not decided again, and the keys follow one another.
        guard !fact.isLate else { throw .keysOutOfOrder }
        var keys = signingKeys[note.signed.notice.origin] ?? SigningKeys()
        do throws(SigningKeyError) {
            try keys.take(note.signed, from: fact.position.index)
        } catch {
            throw .signingKey(error)
        }
    }

    /// Takes in a note; one that its check would refuse changes nothing.
    mutating func take(_ note: KeyNote, _ fact: Fact) {
        self.note(fact)
        let origin = note.signed.notice.origin
        try? signingKeys[origin, default: SigningKeys()].take(
            note.signed, from: fact.position.index)
    }
}
