import EventLogLaws
import Synchronization
import TestSupport
import TransparencyLog

/// A witness, the operator who asks it, and what it has signed.
final class SimulatedWitness {
    /// What the witness remembers, on a disk of its own that keeps its promises.
    final class Notebook: WitnessMemory {
        private let page = Mutex<SignedCheckpoint?>(nil)

        func latest(of origin: KeyName) throws(TestFailure) -> SignedCheckpoint? {
            page.withLock { $0 }
        }

        func replace(
            _ known: SignedCheckpoint?, with next: SignedCheckpoint
        ) throws(TestFailure) -> Bool {
            page.withLock { page in
                guard page == known else { return false }
                page = next
                return true
            }
        }

        func forget() { page.withLock { $0 = nil } }
    }

    private let bug: PlantedBug?
    private let key: SignerKey
    private let logKey: SignerKey
    private let notebook = Notebook()
    private var witness: Witness<Notebook>
    /// The newest size that the operator knows to be signed.
    private var known: UInt64 = 0
    /// What was signed, oldest first.
    private(set) var signed: [Checkpoint] = []
    /// What was asked for, whatever became of it.
    private(set) var asked: [AddCheckpointRequest] = []
    private var time: UInt64 = 1_400_000_000

    init(bug: PlantedBug?) throws {
        guard let name = KeyName("witness.example/w1"), let origin = KeyName(StoreMaker.origin)
        else { throw TestFailure("these are names of keys") }
        self.bug = bug
        key = try SignerKey(
            name: name, kind: .cosignature, seed: [UInt8](repeating: 1, count: 32))
        logKey = try SignerKey(name: origin, kind: .note, seed: [UInt8](repeating: 2, count: 32))
        witness = try Witness(key: key, logs: [logKey.verifier], memory: notebook)
    }

    /// The largest size that was signed.
    var size: UInt64 { signed.map(\.size).max() ?? 0 }

    /// Ends the witness; another one takes over what it remembered.
    func restart() {
        if bug == .witnessForgets { notebook.forget() }
        if let next = try? Witness(key: key, logs: [logKey.verifier], memory: notebook) {
            witness = next
        }
    }

    /// Signs a log as far as it has come, and asks the witness to sign, too.
    ///
    /// - Returns: Whether it did.
    func cosign(
        size: UInt64, root: Digest, tiles: some TileSource
    ) throws -> Bool {
        let checkpoint = try SignedCheckpoint(
            Checkpoint(origin: logKey.verifier.name, size: size, root: root), signedBy: logKey)
        return try ask(checkpoint, from: min(known, size), tiles)
    }

    /// Sends an old request again, and what the witness says it lacks.
    func ask(again request: AddCheckpointRequest, tiles: some TileSource) throws {
        _ = try ask(request.checkpoint, from: request.oldSize, tiles)
    }

    private func ask(
        _ checkpoint: SignedCheckpoint, from old: UInt64, _ tiles: some TileSource
    ) throws -> Bool {
        var old = old
        let size = checkpoint.checkpoint.size
        for _ in 0..<3 {
            // A log that is not the one that was signed has no proof, and sends what it has.
            let proof = try? ConsistencyProof.make(from: old, to: size, source: tiles)
            let request = AddCheckpointRequest(
                oldSize: old, path: proof?.path ?? [], checkpoint: checkpoint)
            asked.append(request)
            time += 1
            var answer = try witness.answer(request.bytes, time: time)
            if bug == .acceptsSmallerCheckpoint, case .conflict(let seen) = answer, seen > size {
                answer = .cosigned([try key.cosign(checkpoint.note.text, time: time)])
            }
            switch answer {
            case .cosigned:
                signed.append(checkpoint.checkpoint)
                known = size
                return true
            case .conflict(let seen):
                if seen > size { return false }
                old = seen
            case .malformed, .untrusted, .unknownOrigin, .inconsistent: return false
            }
        }
        return false
    }
}
