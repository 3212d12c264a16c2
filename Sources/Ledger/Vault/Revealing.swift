internal import CanonicalJSON
public import Commissioning
internal import EventLog

extension Ledger {
    /// The most bytes of disclosures that one event carries; an event has at most 65,535 in all.
    private static let revealLimit = 48_000

    /// Makes embargoed and restricted values of an event known to everybody, by events that carry
    /// them: several when one would be too long. Values that are known already are left out.
    ///
    /// - Parameters:
    ///   - word: The position or id of the event.
    ///   - fields: The paths of the values; empty for all that can be revealed.
    ///   - isDryRun: Only say which.
    /// - Throws: ``LedgerError``; ``LedgerError/input(_:)`` when a value is not to be revealed;
    ///   ``LedgerError/refused(_:)`` when its embargo is said to have ended and has not.
    public func reveal(
        _ word: String, fields: [String] = [], reason: RevealReason, isDryRun: Bool = false
    ) async throws(LedgerError) -> VaultAnswer {
        let (event, id, stream) = try sealedEvent(word)
        try refuseUnknown(fields, event)
        do {
            let (desk, target) = (try desk(), try sealedTarget(id))
            var wanted: [Disclosure] = []
            for row in try store.disclosures(at: event.position) {
                let isAsked = fields.contains { $0.utf8.elementsEqual(row.name.utf8) }
                guard fields.isEmpty || isAsked else { continue }
                let objection = SealedReferences.Act.reveal.objection(to: row.sealing)
                if let objection, isAsked {
                    throw refusal(row.name, "\(row.name) \(objection)")
                }
                guard objection == nil, isSealed(row, in: event) else { continue }
                if let target, let why = try embargo(on: row.name, of: target, reason, desk) {
                    throw refusal(row.name, why)
                }
                wanted.append(row)
            }
            guard !wanted.isEmpty else {
                throw LedgerError.notFound(
                    "event \(event.position) has no sealed value left to reveal",
                    hint: "ccgledger show \(event.position) says what became of each")
            }
            var answer = VaultAnswer(
                type: SealedReferences.Act.reveal.rawValue,
                values: wanted.map {
                    VaultAnswer.Value(
                        position: event.position, field: $0.name, digest: $0.digest)
                }, isDryRun: isDryRun)
            for part in Ledger.parts(wanted) {
                let data: JSONObject = [
                    "event": .text(id), "stream": .text(stream),
                    "reasonCode": .string(reason.rawValue),
                    "disclosures": .array(part.map { .string($0.encoded) }),
                ]
                if isDryRun {
                    try decideOwn(answer.type, in: Ledger.disclosureStream, data)
                } else {
                    answer.recorded.append(
                        try await recordOwn(answer.type, in: Ledger.disclosureStream, data))
                }
            }
            return answer
        } catch {
            throw LedgerError(error)
        }
    }

    private func isSealed(_ row: Disclosure, in event: LoggedEvent) -> Bool {
        event.sealed.contains { value in
            guard case .sealed = value.standing else { return false }
            return value.digest.utf8.elementsEqual(row.digest.utf8)
        }
    }

    private func refusal(_ field: String, _ reason: String) -> LedgerError {
        .input([InputError(FieldIssue(path: "/\(field)", value: nil, reason: reason))])
    }

    /// Runs of disclosures that fit one event each.
    private static func parts(_ disclosures: [Disclosure]) -> [[Disclosure]] {
        var parts: [[Disclosure]] = []
        var size = 0
        for disclosure in disclosures {
            let length = disclosure.encoded.utf8.count + 3
            if parts.isEmpty || size + length > revealLimit {
                parts.append([])
                size = 0
            }
            parts[parts.count - 1].append(disclosure)
            size += length
        }
        return parts
    }
}
