internal import EventLog
internal import TransparencyLog

extension FileCheck {
    // MARK: Checkpoints

    /// A checkpoint: signed by the log, and by enough witnesses.
    func check(_ signed: SignedCheckpoint, _ name: String) throws(LedgerError) -> CheckedFile {
        let verdict = try believe(signed, name)
        for kept in kept where kept.checkpoint.size == signed.checkpoint.size {
            try refuseSplit(signed, kept, name)
        }
        var unproved = TrustedKeys.openEnds(verdict)
        unproved.insert("anything about single events: a checkpoint only fixes them all", at: 0)
        return CheckedFile(
            kind: .checkpoint, checkpoint: signed.checkpoint,
            proved: TrustedKeys.sentences(verdict, signed.checkpoint), unproved: unproved,
            leaf: nil)
    }

    /// Who has signed a checkpoint, if that is enough.
    func believe(_ signed: SignedCheckpoint, _ name: String) throws(LedgerError) -> PolicyVerdict {
        let verdict = try trusted.verdict(on: signed, in: name)
        guard verdict.isQuorumMet else {
            throw .unproved(
                "\(name): the quorum \(verdict.quorum ?? "") of the policy is not met",
                hint: verdict.cosignatures.isEmpty
                    ? "no witness of the policy has signed it"
                    : "only these have signed it: "
                        + verdict.cosignatures.map(\.key.name.text).joined(separator: ", "))
        }
        return verdict
    }

    private func refuseSplit(
        _ signed: SignedCheckpoint, _ kept: SignedCheckpoint, _ name: String
    ) throws(LedgerError) {
        _ = try trusted.verdict(on: kept)
        guard kept.checkpoint.root == signed.checkpoint.root else {
            throw .unproved(
                "\(name): the log has signed two roots for \(signed.checkpoint.size) events: it "
                    + "was rewritten, or shows different logs to different people",
                hint: "keep both checkpoints: together they prove it to anybody")
        }
    }

    // MARK: Proofs

    /// A proof that the log holds an entry.
    func check(_ proof: TLogProof, _ name: String) throws(LedgerError) -> CheckedFile {
        guard let entry = leaf ?? proof.extra else {
            throw .usage(
                "\(name) does not hold the event that it is of",
                hint: "give it with --leaf FILE")
        }
        let verdict = try believe(proof.checkpoint, name)
        try verify(proof, TreeHash.leaf(entry), name)
        let index = proof.inclusion.index
        return CheckedFile(
            kind: .inclusion, checkpoint: proof.checkpoint.checkpoint,
            proved: TrustedKeys.sentences(verdict, proof.checkpoint.checkpoint) + [
                "the log holds this event at position \(index)"
            ],
            unproved: ["that nothing was added later which corrects or withdraws it"]
                + TrustedKeys.openEnds(verdict),
            leaf: entry)
    }

    /// The path of a proof, whose checkpoint is believed already.
    func verify(
        _ proof: TLogProof, _ leaf: Digest, _ name: String
    ) throws(LedgerError) {
        do throws(ProofError) {
            try proof.inclusion.verify(leaf: leaf, root: proof.checkpoint.checkpoint.root)
        } catch {
            throw .unproved(
                "\(name): \(error)", hint: "the event, its position or the proof was changed")
        }
    }

    /// A proof that the log has only grown since a checkpoint that was kept.
    func check(_ request: AddCheckpointRequest, _ name: String) throws(LedgerError) -> CheckedFile {
        let verdict = try believe(request.checkpoint, name)
        let old = kept.first { $0.checkpoint.size == request.oldSize }
        guard let root = request.oldSize == 0 ? TreeHash.emptyRoot : old?.checkpoint.root else {
            throw .usage(
                "\(name) leads from the log with \(request.oldSize) events, of which no "
                    + "checkpoint was given", hint: "give the one you kept with --checkpoint FILE")
        }
        if let old { _ = try trusted.verdict(on: old) }
        try verify(request, from: root, name)
        return CheckedFile(
            kind: .consistency, checkpoint: request.checkpoint.checkpoint,
            proved: TrustedKeys.sentences(verdict, request.checkpoint.checkpoint) + [
                "the log has only grown since it had \(request.oldSize) events: these are "
                    + "unchanged"
            ],
            unproved: TrustedKeys.openEnds(verdict), leaf: nil)
    }

    func verify(
        _ request: AddCheckpointRequest, from root: Digest, _ name: String
    ) throws(LedgerError) {
        do throws(ProofError) {
            try request.consistency.verify(
                oldRoot: root, newRoot: request.checkpoint.checkpoint.root)
        } catch {
            throw .unproved(
                "\(name): \(error)",
                hint: "the log was rewritten, or the proof is of other checkpoints")
        }
    }
}
