internal import CanonicalJSON
internal import EventLog

/// A sealed text as an answer shows it.
public enum SealedText: Hashable, Sendable {
    /// What it says.
    case shown(String)
    /// There is one, and nothing at hand opens it.
    case sealed
    /// No event gives one.
    case notGiven

    /// What it says; nil when it is sealed or was not given.
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
        for position in positions {
            let found = try disclosures(at: position).first { disclosure in
                names.contains { $0.utf8.elementsEqual(disclosure.name.utf8) }
            }
            guard let found else { continue }
            guard case .string(let text)? = found.parsedValue else { return .sealed }
            return .shown(text)
        }
        return .notGiven
    }
}
