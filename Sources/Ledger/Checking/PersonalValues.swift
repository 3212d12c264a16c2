internal import Commissioning
internal import EventLog

extension Verification {
    /// Opens every personal value whose key is at hand, and compares it with its digest and name.
    /// Of a value without its key nobody can tell whether it is what was recorded.
    mutating func openPersonalValues(
        of store: any EventStore, with vault: any DisclosureVault
    ) throws(LedgerError) {
        var (opened, closed) = (0, 0)
        var found: [CheckFailure] = []
        func fail(_ position: Position, _ reason: String) {
            found.append(CheckFailure(position: position, check: "disclosure", reason: reason))
        }
        do throws(StoreError) {
            try store.disclosures(of: .personal) { position, disclosure in
                do throws(VaultError) {
                    guard let clear = try vault.open(disclosure) else {
                        closed += 1
                        return true
                    }
                    opened += 1
                    if clear.value == nil {
                        fail(position, "the personal value is not \(disclosure.name)")
                    }
                } catch {
                    fail(position, "\(error)")
                }
                return found.count < LeafCheck.maximumFailures
            }
        } catch {
            throw .store(error)
        }
        failures += found
        if opened > 0 {
            checked.append(
                "personal values that open with their keys, and are unchanged: \(opened)")
        }
        if closed > 0 {
            unproved.append(
                "that \(closed) personal values are unchanged: their keys are not at hand (--keys)")
        }
    }
}
