internal import CanonicalJSON
public import EventLog

/// Free text that was sealed, read from beside the log when an answer is printed: no view depends
/// on it, and one day it may be gone.
extension Ledger {
    /// The text of a narrative field of one event; nil when it was not given or is kept no longer.
    ///
    /// - Parameters:
    ///   - field: Its path below `data`, such as `rationale`.
    ///   - position: The event that states it; for a corrected fact, the correction.
    /// - Throws: ``LedgerError/store(_:)``.
    public func narrative(_ field: String, at position: Position) throws(LedgerError) -> String? {
        let disclosures: [Disclosure]
        do throws(StoreError) {
            disclosures = try store.disclosures(at: position)
        } catch {
            throw .store(error)
        }
        // A correction says the whole fact again, below its own data.
        let names = [field, "data/\(field)"]
        let found = disclosures.first { disclosure in
            disclosure.isShown && names.contains { $0.utf8.elementsEqual(disclosure.name.utf8) }
        }
        guard case .string(let text)? = found?.parsedValue else { return nil }
        return text
    }
}
