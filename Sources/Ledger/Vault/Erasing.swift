internal import CanonicalJSON
public import Commissioning
public import EventLog

extension Ledger {
    /// The most values that one event of erasure names.
    private static let erasureLimit = 300

    /// Erases what the ledger keeps of one person: records which values, then destroys their rows,
    /// what is kept to recognise the requests that brought them, and the person's key.
    ///
    /// Every leaf stays, and with it every proof: a leaf holds only salted digests, and the salts
    /// go with the rows. Done again after it was cut short, it goes on where it ended. A value
    /// recorded while it runs is erased, too, unless it comes after the key was destroyed: then it
    /// is under a new key.
    ///
    /// - Parameters:
    ///   - subject: The person, as `personRef` names them.
    ///   - isDryRun: Only say which values.
    /// - Throws: ``LedgerError``; ``LedgerError/held(_:hint:)`` when a legal hold stands,
    ///   ``LedgerError/notFound(_:hint:)`` when nothing is kept of the person.
    public func erase(
        _ subject: Reference, basis: ErasureBasis, by: Reference, isDryRun: Bool = false
    ) async throws(LedgerError) -> VaultAnswer {
        guard let vault else {
            throw .keys("no keys are at hand", hint: "give the ledger's folder of keys with --keys")
        }
        do {
            guard let keyID = try vault.keyID(of: subject) else {
                throw LedgerError.notFound(
                    "no key is kept for \(subject)",
                    hint: "nothing personal was recorded of them, or it was erased before")
            }
            var rows = try lockedRows(keyID)
            try refuseHeld(try rows.map { try leaf(at: $0.position) }, of: subject)
            var answer = VaultAnswer(
                type: SealedReferences.Act.erase.rawValue, values: rows.map(\.value),
                isDryRun: isDryRun)
            if isDryRun { return answer }
            // Somebody may record meanwhile: what came in under the key goes with the others.
            while !rows.isEmpty {
                answer.recorded += try await recordErasure(rows, basis, by)
                try await store.destroy(rows.map(\.place), forgetsRequests: true)
                rows = try lockedRows(keyID)
            }
            _ = try vault.destroyKey(of: subject)
            return answer
        } catch {
            throw LedgerError(error)
        }
    }

    /// A kept value that a key locks.
    private struct LockedRow {
        let position: Position
        let name: String
        let digest: String

        var value: VaultAnswer.Value {
            VaultAnswer.Value(position: position, field: name, digest: digest)
        }
        var place: DisclosurePlace { DisclosurePlace(position: position, name: name) }
    }

    private func lockedRows(_ keyID: String) throws -> [LockedRow] {
        var rows: [LockedRow] = []
        try store.disclosures(of: .personal) { position, disclosure in
            if let locked = disclosure.locked, locked.keyID.utf8.elementsEqual(keyID.utf8) {
                rows.append(
                    LockedRow(
                        position: position, name: disclosure.name, digest: locked.digest))
            }
            return true
        }
        return rows
    }

    /// Records the erasure of those values of which it is not on record yet.
    private func recordErasure(
        _ rows: [LockedRow], _ basis: ErasureBasis, _ by: Reference
    ) async throws -> [Recorded] {
        var values: [JSONValue] = []
        let size = try store.head().size
        for row in rows {
            let leaf = try leaf(at: row.position)
            let header = leaf.withUnsafeBufferPointer { try? LeafHeader($0) }
            guard let id = header?.id,
                try fates(of: leaf, knownAt: size).erased[row.digest] == nil
            else { continue }
            values.append(
                .object([
                    "event": .text(id), "digest": .string(row.digest), "field": .string(row.name),
                ]))
        }
        var recorded: [Recorded] = []
        while !values.isEmpty {
            let part = values.prefix(Ledger.erasureLimit)
            values.removeFirst(part.count)
            recorded.append(
                try await recordOwn(
                    SealedReferences.Act.erase.rawValue, in: Ledger.disclosureStream,
                    [
                        "basis": .string(basis.rawValue), "by": .text(by),
                        "values": .array(Array(part)),
                    ]))
        }
        return recorded
    }

    func leaf(at position: Position) throws -> [UInt8] {
        var leaf: [UInt8] = []
        try store.read(.all, from: position, to: LogSize(position.index + 1)) { row in
            leaf = Array(row.leaf)
            return false
        }
        return leaf
    }
}
