internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// How somebody who trusts nobody checks the ledger.
extension DemoStory {
    /// Signs, publishes and proves; then rolls back a copy, which is noticed.
    mutating func showProof() async throws {
        let memory = LedgerOptions.memory(nil, of: ledgerFolder)
        let copy = "\(folder)/backup"
        show()
        show("8. The ledger is signed and published, and one event is proved")
        guard let name = KeyName(DemoStory.origin) else { return }
        let verifier = try KeyFiles.generate(name: name, at: "\(folder)/demo.key")
        let key = try KeyFiles.signer(at: "\(folder)/demo.key")
        let first = try await sign(key, memory)
        try Folders.copyFiles(of: ledgerFolder, to: copy)
        let trusted = try TrustedKeys(log: verifier, policy: nil)
        let size = first.signed.checkpoint.size
        try await prove(Position(size / 2), trusted)
        show()
        show("9. One more event is recorded, and the ledger is verified with the kept checkpoint")
        try await recordOneMore()
        let second = try await sign(key, memory)
        let store = try SQLiteEventStore.open(
            folder: ledgerFolder, mode: .reading, clock: SystemClock())
        let kept = AuditedCheckpoint(file: "kept.checkpoint", signed: first.signed)
        let verified = try Ledger.verify(store, against: [kept], trusted: trusted)
        for line in VerifyCommand.lines(verified) { show("   " + line) }
        show()
        show("10. The files are put back as they were before: a rollback")
        let word = try refusal(of: copy, memory)
        show("   refused: \(word)")
        document["proof"] = .object([
            "signed": .count(size), "thenSigned": .count(second.signed.checkpoint.size),
            "sound": .bool(verified.isSound), "rollback": .string("refused"),
        ])
    }

    private func sign(
        _ key: SignerKey, _ memory: CheckpointMemory
    ) async throws -> CheckpointReport {
        let open = try OpenLedger(signing: ledgerFolder)
        let report = try await open.ledger.checkpoint(signedBy: key, memory: memory)
        try await open.close()
        let checkpoint = report.signed.checkpoint
        show(
            "   signed \(Words.count(checkpoint.size, "event")), root \(checkpoint.root.base64)")
        return report
    }

    /// Publishes the log and proves an event of it, as an auditor checks it at home.
    private func prove(_ position: Position, _ trusted: TrustedKeys) async throws {
        let open = try OpenLedger(reading: ledgerFolder)
        let published = try open.ledger.publish(to: "\(folder)/public")
        show(
            "   published as \(Words.count(published.bundles, "file")) of events and "
                + Words.count(published.tiles, "tile"))
        let proof = try open.ledger.proveInclusion(of: position.description)
        try await open.close()
        let checked = try FileCheck(trusted: trusted).check(proof.bytes, name: "event.tlog-proof")
        for sentence in checked.proved { show("   proved    \(sentence)") }
        for sentence in checked.unproved { show("   unproved  \(sentence)") }
    }

    private func recordOneMore() async throws {
        let keys = LedgerOptions.keysFolder(nil, of: ledgerFolder)
        let defaults = ProposalDefaults(
            actor: Reference(InitCommand.defaultActor),
            onBehalfOf: Reference(InitCommand.defaultBody))
        let open = try OpenLedger(writing: ledgerFolder, keys: keys, defaults)
        let proposal: JSONObject = [
            "type": .string("org.organisation-registered.v1"), "subject": .string("org/FICDEMO"),
            "occurredon": .text(open.ledger.clock.now().londonDate),
            "data": .object(["kind": .string("CSU"), "name": .string("Demonstration Unit")]),
        ]
        _ = try await open.ledger.record(try JSONValue.object(proposal).canonicalBytes())
        try await open.close()
    }

    /// Why a ledger that was rolled back is not signed.
    private func refusal(of folder: String, _ memory: CheckpointMemory) throws -> String {
        let store = try SQLiteEventStore.open(folder: folder, mode: .reading, clock: SystemClock())
        do throws(LedgerError) {
            try Ledger.refuseRollback(of: store, memory: memory)
        } catch {
            return Failure(error).message
        }
        throw Failure(.unexpected, "the rollback was not noticed")
    }
}
