internal import EventLog
internal import Ledger
internal import TransparencyLog

/// Signs the log after an event was recorded, and writes the proof beside the receipt.
struct RecordedProof {
    /// A proof that was written.
    struct Made {
        let file: String
        let size: UInt64
    }

    private let key: SignerKey
    private let file: OutputFile

    /// Nil when no key is named.
    ///
    /// - Throws: ``Failure`` when there is no receipt beside which to write or nothing may be
    ///   written there, ``LedgerError`` when the key cannot be read; nothing is recorded then.
    init?(key: String?, receiptFile: String?, apartFrom folders: LedgerFolders) throws {
        guard let key else { return nil }
        guard let receiptFile else {
            throw Failure(
                .usage, "the proof is written beside the receipt, and none is asked for",
                hint: "give --receipt FILE, too")
        }
        self.key = try SigningKeyFile.signer(at: key)
        file = try OutputFile(
            RecordedProof.file(beside: receiptFile), as: "--receipt with --checkpoint",
            apartFrom: folders)
    }

    /// `receipt.tlog-proof` beside `receipt.json`.
    static func file(beside receipt: String) -> String {
        let stem = receipt.hasSuffix(".json") ? String(receipt.dropLast(5)) : receipt
        return "\(stem).tlog-proof"
    }

    /// Signs and proves.
    ///
    /// - Throws: ``Failure``; the event is recorded.
    func prove(
        _ recorded: Recorded, in open: OpenLedger, _ memory: CheckpointMemory
    ) async throws -> Made {
        do {
            let report = try await open.ledger.checkpoint(signedBy: key, memory: memory)
            let position = recorded.receipt.first
            let proof = try open.ledger.proveInclusion(of: position.description)
            try file.write(proof.bytes)
            return Made(file: file.path, size: report.signed.checkpoint.size)
        } catch {
            let failure = Failure(error)
            let position = recorded.receipt.first
            throw Failure(
                failure.status == .storage ? .unanswered : failure.status,
                "event \(position) is recorded, but not proved: \(failure.message)",
                hint: failure.hint
                    ?? "do not record it again; ccgledger prove inclusion \(position) --out FILE")
        }
    }
}
