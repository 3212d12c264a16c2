internal import EventLog
internal import TransparencyLog

extension FileCheck {
    /// A receipt, by the proofs that were given beside it.
    func checkReceipt(_ bytes: [UInt8], _ name: String) throws(LedgerError) -> CheckedFile {
        let receipt: Receipt
        do throws(ReceiptError) { receipt = try Receipt(parsing: bytes) } catch {
            throw .malformed(name, "\(error)", hint: nil)
        }
        var check = ReceiptCheck(receipt: receipt, files: self)
        for (file, bytes) in proofs {
            if AddCheckpointRequest.isRequest(bytes) {
                try check.take(FileCheck.request(bytes, file), file)
            } else {
                try check.take(FileCheck.proof(bytes, file), file)
            }
        }
        guard let result = check.result else {
            throw .usage(
                "\(name) is a claim ticket: by itself it proves nothing",
                hint: "give what proves it with --proof FILE.tlog-proof")
        }
        return result
    }
}

/// Collects what proofs say of a receipt, and what they leave open.
private struct ReceiptCheck {
    let receipt: Receipt
    let files: FileCheck
    private var checkpoint: Checkpoint?
    private var proved: [String] = []
    private var openEnds: [String] = []
    private var positions: Set<UInt64> = []
    private var isRootProved = false
    private var isTimeProved = false

    init(receipt: Receipt, files: FileCheck) {
        self.receipt = receipt
        self.files = files
    }

    /// What is proved; nil when no proof was given.
    var result: CheckedFile? {
        guard let checkpoint else { return nil }
        var unproved: [String] = []
        let rest = UInt64(receipt.count) - UInt64(positions.count)
        if rest > 0 { unproved.append("that the log holds \(rest) of the receipt's events") }
        if !isTimeProved { unproved.append("the time that the receipt says") }
        if !isRootProved {
            unproved.append(
                "the root that the receipt says (prove consistency \(receipt.logSize))")
        }
        unproved.append("the id of the request, which stands in no event")
        return CheckedFile(
            kind: .receipt, checkpoint: checkpoint, proved: proved,
            unproved: unproved + openEnds, leaf: nil)
    }

    /// A proof that the log holds one of its events.
    mutating func take(_ proof: TLogProof, _ file: String) throws(LedgerError) {
        let index = proof.inclusion.index
        try believe(proof.checkpoint, file)
        guard index >= receipt.first.index,
            index - receipt.first.index < UInt64(receipt.leafHashes.count)
        else {
            throw .unproved(
                "\(file): the proof is of event \(index), which is not one whose hash the receipt "
                    + "names", hint: nil)
        }
        let hash = receipt.leafHashes[Int(index - receipt.first.index)]
        try files.verify(proof, hash, file)
        if let leaf = proof.extra, TreeHash.leaf(leaf) == hash { try compareTime(leaf, file) }
        positions.insert(index)
        proved.append("the log holds event \(index) as the receipt says")
    }

    /// A proof that the log has only grown since the receipt.
    mutating func take(_ request: AddCheckpointRequest, _ file: String) throws(LedgerError) {
        try believe(request.checkpoint, file)
        guard request.oldSize == receipt.logSize.count else {
            throw .unproved(
                "\(file): the proof leads from \(request.oldSize) events, and the receipt was "
                    + "given at \(receipt.logSize)", hint: nil)
        }
        try files.verify(request, from: receipt.root, file)
        isRootProved = true
        proved.append(
            "the log as the receipt says it was, with \(receipt.logSize) events, is the beginning "
                + "of this one")
    }

    private mutating func believe(
        _ signed: SignedCheckpoint, _ file: String
    ) throws(LedgerError) {
        let verdict = try files.believe(signed, file)
        guard receipt.origin.utf8.elementsEqual(signed.checkpoint.origin.text.utf8) else {
            throw .unproved("\(file): the receipt is of the log \(receipt.origin)", hint: nil)
        }
        for sentence in TrustedKeys.sentences(verdict, signed.checkpoint)
        where !proved.contains(sentence) {
            proved.append(sentence)
        }
        openEnds = TrustedKeys.openEnds(verdict)
        checkpoint = signed.checkpoint
    }

    /// The event says itself when it was recorded.
    private mutating func compareTime(_ leaf: [UInt8], _ file: String) throws(LedgerError) {
        let time = leaf.withUnsafeBufferPointer { try? LeafHeader($0).recordedTime }
        guard time == receipt.recordedTime else {
            throw .unproved(
                "\(file): the event was recorded at another time than the receipt says", hint: nil)
        }
        isTimeProved = true
    }
}
