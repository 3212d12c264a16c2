internal import CanonicalJSON
internal import EventLog

/// What the first event of a ledger says.
enum LedgerOpening {
    /// Whether the data of `ledger.opened.v1` says that recorded times come from proposals.
    static func isSimulated(_ data: FieldInput) -> Bool {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let object)? = try? JSONValue(parsing: data.bytes, profile: profile)
        else { return false }
        return object["clock"] == .string("simulated")
    }
}
