public import EventLog

/// A sealed value of an event that is decided on and not recorded, which would not be shown.
public struct HiddenValue: Hashable, Sendable {
    /// The path of its field below `data`.
    public let name: String
    /// What is said in its place; all interfaces use these words.
    public let words: String
}

extension Ledger {
    /// The sealed values of an event that is decided on which nobody would be shown once it is
    /// recorded: `show` says these words in their place.
    public func hiddenValues(of draft: LeafDraft) -> [HiddenValue] {
        guard !draft.disclosures.isEmpty else { return [] }
        let leaf = draft.leaf(
            recordedTime: Instant(microseconds: 0), streamVersion: StreamVersion(1))
        let schema = typeStated(by: leaf)
        return draft.disclosures.compactMap { disclosure -> HiddenValue? in
            switch disclosure.sealing {
            case .narrative: return nil
            case .personal where schema?.field(at: disclosure.name)?.audience == .everyone:
                if vault != nil { return nil }
            case .personal, .embargoed, .restricted: break
            }
            let value = SealedValue(
                name: disclosure.name, sealing: disclosure.sealing, digest: disclosure.digest,
                standing: .sealed)
            return value.words.map { HiddenValue(name: disclosure.name, words: $0) }
        }
    }
}
