internal import CanonicalJSON
public import EventLog

/// Free text that was sealed, read from beside the log when an answer is printed: no view depends
/// on it, and one day it may be gone.
extension Ledger {
    /// The text of a narrative field of one event, or in brackets that it was suppressed or erased;
    /// nil when it was not given.
    ///
    /// - Parameters:
    ///   - field: Its path below `data`, such as `rationale`.
    ///   - position: The event that states it; for a corrected fact, the correction.
    /// - Throws: ``LedgerError/store(_:)``.
    public func narrative(_ field: String, at position: Position) throws(LedgerError) -> String? {
        let end = LogSize(position.index + 1)
        var leaf: [UInt8] = []
        do throws(StoreError) {
            try store.read(.all, from: position, to: end) { row in
                leaf = Array(row.leaf)
                return false
            }
        } catch {
            throw .store(error)
        }
        // A correction says the whole fact again, below its own data.
        let names = [field, "data/\(field)"]
        let found = try sealedValues(of: leaf, at: position, knownAt: end).first { value in
            names.contains { $0.utf8.elementsEqual((value.name ?? "").utf8) }
        }
        guard let found, found.sealing != .embargoed, found.sealing != .restricted else {
            return nil
        }
        switch found.standing {
        case .shown(.string(let text), _): return text
        case .suppressed, .erased: return found.words.map { "[\($0)]" }
        case .shown, .revealed, .sealed, .lost, .damaged: return nil
        }
    }
}
