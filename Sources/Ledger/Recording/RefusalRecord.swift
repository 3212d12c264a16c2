internal import CanonicalJSON
public import EventLog
internal import TransparencyLog

extension Ledger {
    /// Records that a proposal was refused: its type and day, the rule, the events that stood in
    /// the way, and a keyed digest of it. Never its data.
    ///
    /// - Throws: ``LedgerError``.
    public func recordRefusal(
        _ refusal: Refusal, of line: [UInt8]
    ) async throws(LedgerError) -> Recorded {
        guard let requestMAC else {
            throw .keys("the ledger was opened for reading only", hint: nil)
        }
        do {
            let proposal = try Proposal(line: line)
            let data = JSONObject(present: [
                ("proposedType", .text(proposal.header.type)),
                ("proposedOn", .text(proposal.header.occurredOn)),
                ("refusal", .string(refusal.rule)),
                ("restsOn", refusal.restsOn.isEmpty ? nil : .positions(refusal.restsOn)),
                ("contentMac", .string(requestMAC.content(LineKeys.canonical(proposal)).hex)),
            ])
            let record = JSONObject(present: [
                ("type", .string("ledger.proposal-refused.v1")),
                ("subject", .string("ledger/refusals")),
                ("occurredon", .text(clock.now().londonDate)),
                ("actor", (proposal.header.actor ?? defaults.actor).map { .text($0) }),
                (
                    "onbehalfof",
                    (proposal.header.onBehalfOf ?? defaults.onBehalfOf).map { .text($0) }
                ),
                ("data", .object(data)),
            ])
            return try await self.record(try JSONValue.object(record).canonicalBytes())
        } catch {
            throw LedgerError(error)
        }
    }
}
