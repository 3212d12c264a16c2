internal import CanonicalJSON
internal import EventLog

/// A sealed text as an answer shows it.
public enum SealedText: Hashable, Sendable {
    /// What it says.
    case shown(String)
    /// There is one, and nothing at hand opens it.
    case sealed
    /// There was one, and an order or an erasure took it away; in the words for that.
    case takenAway(String)
    /// No event gives one.
    case notGiven

    /// What it says; nil when it is not shown.
    public var text: String? {
        guard case .shown(let text) = self else { return nil }
        return text
    }
}

extension Ledger {
    /// The sealed text that was said last of several events.
    ///
    /// - Parameters:
    ///   - field: Its path below `data`, such as `nature`.
    ///   - positions: The events that may say it, the newest first.
    /// - Throws: ``LedgerError/store(_:)``.
    func sealedText(
        _ field: String, at positions: [Position]
    ) throws(LedgerError) -> SealedText {
        // A correction says the whole fact again, below its own data.
        let names = [field, "data/\(field)"]
        func isAsked(_ name: String) -> Bool {
            names.contains { $0.utf8.elementsEqual(name.utf8) }
        }
        for position in positions {
            let found = try disclosures(at: position).first { isAsked($0.name) }
            if let words = try takenAway(at: position, isAsked) { return .takenAway(words) }
            guard let found else { continue }
            guard case .string(let text)? = found.parsedValue else { return .sealed }
            return .shown(text)
        }
        return .notGiven
    }

    /// What took a sealed value of an event away, in words; nil when nothing did.
    private func takenAway(
        at position: Position, _ isAsked: (String) -> Bool
    ) throws(LedgerError) -> String? {
        do {
            let leaf = try leaf(at: position)
            let fates = try fates(of: leaf, knownAt: LogSize(position.index + 1))
            for (digest, erased) in fates.erased where isAsked(erased.field) {
                return SealedValue(
                    name: erased.field, sealing: nil, digest: digest,
                    standing: .erased(erased.basis, by: erased.by)
                ).words
            }
            for (digest, text) in fates.suppressed where isAsked(text.field) {
                return SealedValue(
                    name: text.field, sealing: nil, digest: digest,
                    standing: .suppressed(text.basis, order: text.order, by: text.by)
                ).words
            }
            return nil
        } catch {
            throw LedgerError(error)
        }
    }
}
