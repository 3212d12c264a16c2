internal import CanonicalJSON
internal import Commissioning
public import EventLog
internal import TransparencyLog

extension Ledger {
    /// Records that a proposal was refused: its type and day, the rule, the events that stood in
    /// the way, and a keyed digest of it. Never its data; and the digest is made without the values
    /// that are personal, so that it tells nothing of them when they are erased elsewhere.
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
                ("contentMac", .string(requestMAC.content(try impersonal(proposal)).hex)),
            ])
            let body = proposal.header.onBehalfOf ?? defaults.onBehalfOf
            let record = JSONObject(present: [
                ("type", .string("ledger.proposal-refused.v1")),
                ("subject", .text(BodyRecords.refusals.stream(onBehalfOf: body?.text ?? ""))),
                ("occurredon", .text(clock.now().londonDate)),
                ("actor", (proposal.header.actor ?? defaults.actor).map { .text($0) }),
                ("onbehalfof", body.map { .text($0) }),
                ("data", .object(data)),
            ])
            return try await recordOwn(try JSONValue.object(record).canonicalBytes())
        } catch {
            throw LedgerError(error)
        }
    }

    /// A proposal without its personal values, in canonical form.
    private func impersonal(_ proposal: Proposal) throws -> [UInt8] {
        let valid = try catalogue.validate(proposal, defaults: defaults) { id throws(StoreError) in
            try typeOfEvent(id)
        }
        let personal = valid.sealed.filter { $0.sealing == .personal }.map(\.name)
        let bytes = LineKeys.canonical(proposal)
        guard !personal.isEmpty else { return bytes }
        var value = try JSONValue(parsing: bytes, profile: .interchange(maximumLength: .max))
        for name in personal { value = value.removing("data/\(name)") }
        return try value.canonicalBytes()
    }
}
