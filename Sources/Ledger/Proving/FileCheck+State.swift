internal import CanonicalJSON
internal import EventLog
internal import Projections
internal import TransparencyLog

extension FileCheck {
    /// A proof of what a projection holds; nil when the file is something else.
    static func stateProof(
        _ bytes: [UInt8], _ name: String
    ) throws(LedgerError) -> StateProof? {
        do throws(StateProofError) {
            return try StateProof(parsing: bytes)
        } catch {
            if error == .noStateProof { return nil }
            throw .malformed(name, "\(error)", hint: nil)
        }
    }

    /// A proof of what a projection holds for a key: the rows lead to the root, the root stands in
    /// an event, and the event is in the log.
    func check(_ proof: StateProof, _ name: String) throws(LedgerError) -> CheckedFile {
        let state: ProvedState
        do throws(StateProofError) {
            state = try proof.check()
        } catch {
            throw .unproved("\(name): \(error)", hint: "a row, its key or the proof was changed")
        }
        guard let inclusion = proof.inclusion else {
            throw .unproved(
                "\(name): no checkpoint covered the event that records the root",
                hint: "have the log signed, and the proof made again")
        }
        let tied = try FileCheck.proof(inclusion, name)
        let verdict = try believe(tied.checkpoint, name)
        try verify(tied, TreeHash.leaf(proof.event), name)
        guard tied.inclusion.index == proof.position.index, tied.extra ?? proof.event == proof.event
        else {
            throw .unproved(
                "\(name): the proof of inclusion is of another event than that of the root",
                hint: nil)
        }
        return CheckedFile(
            kind: .state, checkpoint: tied.checkpoint.checkpoint,
            proved: TrustedKeys.sentences(verdict, tied.checkpoint.checkpoint)
                + [FileCheck.sentence(proof, state)],
            unproved: ["that the rows are what the events come to: verify folds them again"]
                + TrustedKeys.openEnds(verdict),
            leaf: nil)
    }

    private static func sentence(_ proof: StateProof, _ state: ProvedState) -> String {
        let pinned =
            "event \(proof.position) pins \(state.projection) (version \(state.version)) as of "
            + "\(state.asOf), as known at \(state.logSize) events"
        guard let row = state.row else {
            let key = StateRow(key: proof.key, value: .null).keyBytes
            return "\(pinned): no row has the key \(String(decoding: key, as: UTF8.self))"
        }
        return "\(pinned): \(String(decoding: row.leaf, as: UTF8.self)) is one of its rows"
    }
}
