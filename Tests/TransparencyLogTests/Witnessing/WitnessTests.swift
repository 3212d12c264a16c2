import Synchronization
import Testing

@testable import TransparencyLog

/// What a witness never does, whatever it is asked.
struct WitnessTests {
    /// Remembers in memory; fails, or is overtaken, where a test wants it.
    final class Notebook: WitnessMemory {
        struct Full: Error, Equatable {}

        private let state = Mutex<(pages: [KeyName: SignedCheckpoint], isFull: Bool)>(([:], false))
        private let overtakenBy: SignedCheckpoint?

        init(overtakenBy: SignedCheckpoint? = nil) { self.overtakenBy = overtakenBy }

        func fill() { state.withLock { $0.isFull = true } }

        func latest(of origin: KeyName) throws(Full) -> SignedCheckpoint? {
            state.withLock { $0.pages[origin] }
        }

        func replace(
            _ known: SignedCheckpoint?, with next: SignedCheckpoint
        ) throws(Full) -> Bool {
            let result: Result<Bool, Full> = state.withLock { state in
                let origin = next.checkpoint.origin
                if let overtakenBy { state.pages[origin] = overtakenBy }
                if state.isFull { return .failure(Full()) }
                guard state.pages[origin] == known else { return .success(false) }
                state.pages[origin] = next
                return .success(true)
            }
            return try result.get()
        }
    }

    private let tree = NaiveTree.counting(to: 40)

    private func witness(_ notebook: Notebook) throws -> Witness<Notebook> {
        try Witness(
            key: GoldenLog.witness(), logs: [GoldenLog.log().verifier], memory: notebook)
    }

    private func request(
        _ old: Int, _ new: Int, _ tree: NaiveTree? = nil, key: SignerKey? = nil
    ) throws -> AddCheckpointRequest {
        let tree = tree ?? self.tree
        return AddCheckpointRequest(
            oldSize: UInt64(old), path: old <= new ? tree.consistencyPath(from: old, to: new) : [],
            checkpoint: try GoldenLog.checkpoint(of: tree, size: new, by: key))
    }

    /// A log that says the same up to a position, and something else from there on.
    private func fork(at position: Int) -> NaiveTree {
        NaiveTree(
            leaves: tree.leaves.enumerated().map { place, leaf in
                place < position ? leaf : TreeHash.leaf(Array("other \(place)".utf8))
            })
    }

    @Test func `a log that grows is signed each time, and remembered as signed`() throws {
        let notebook = Notebook()
        let witness = try witness(notebook)
        for (time, (old, new)) in [(0, 0), (0, 3), (3, 3), (3, 8), (8, 40)].enumerated() {
            let request = try request(old, new)
            let answer = try witness.answer(request.bytes, time: UInt64(time))
            guard case .cosigned(let signatures) = answer else {
                Issue.record("\(old) to \(new): \(answer)")
                continue
            }
            let signed = try request.checkpoint.adding(signatures[0])
            let found = try signed.cosignatures(of: [GoldenLog.witness().verifier])
            #expect(found.map(\.time) == [UInt64(time)])
            #expect(try notebook.latest(of: signed.checkpoint.origin) == signed)
        }
    }

    @Test func `what does not continue what was seen is refused as the format says`() throws {
        let notebook = Notebook()
        let witness = try witness(notebook)
        _ = try witness.answer(request(0, 20), time: 1)
        let name = try #require(KeyName("other.example/ccg"))
        let forged = try SignerKey.generate(name: GoldenLog.log().verifier.name)
        let cases: [(AddCheckpointRequest, AddCheckpointAnswer)] = [
            (try request(0, 10), .conflict(size: 20)), (try request(10, 20), .conflict(size: 20)),
            (try request(21, 30), .conflict(size: 20)), (try request(21, 20), .malformed),
            (try request(20, 20, fork(at: 5)), .conflict(size: 20)),
            (try request(20, 30, fork(at: 5)), .inconsistent),
            (try request(0, 30, fork(at: 5)), .conflict(size: 20)),
            (try request(20, 30, key: SignerKey.generate(name: name)), .unknownOrigin),
            (try request(20, 30, key: forged), .untrusted),
        ]
        let before = try notebook.latest(of: GoldenLog.log().verifier.name)
        for (request, expected) in cases {
            #expect(try witness.answer(request, time: 2) == expected)
        }
        #expect(try witness.answer(Array("old".utf8), time: 2) == .malformed)
        #expect(try notebook.latest(of: GoldenLog.log().verifier.name) == before)
        // A log that forks after what was seen cannot be told from one that grows.
        let late = try witness.answer(request(20, 30, fork(at: 25)), time: 3)
        #expect(late.status == 200)
    }

    @Test func `nothing leaves the witness before it is remembered`() throws {
        let notebook = Notebook()
        let witness = try witness(notebook)
        notebook.fill()
        #expect(throws: Notebook.Full()) { try witness.answer(request(0, 8), time: 1) }
        let overtaken = Notebook(overtakenBy: try GoldenLog.checkpoint(of: tree, size: 12))
        let slow = try self.witness(overtaken)
        #expect(try slow.answer(request(0, 8), time: 1) == .conflict(size: 12))
    }

    @Test(arguments: 0..<20)
    func `whatever is asked, what was signed is one log that grows`(number: Int) throws {
        var random = NumberedRandom(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1)
        let witness = try witness(Notebook())
        let forks = [tree, fork(at: 3), fork(at: 11), fork(at: 29)]
        var signed: [Checkpoint] = []
        for time in 0..<200 {
            let old =
                Bool.random(using: &random)
                ? Int(signed.last?.size ?? 0) : Int.random(in: 0...40, using: &random)
            let new = min(40, old + Int.random(in: -2...6, using: &random))
            let fork = forks[Int.random(in: 0..<4, using: &random)]
            let request = try request(old, max(0, new), fork)
            if case .cosigned = try witness.answer(request, time: UInt64(time)) {
                signed.append(request.checkpoint.checkpoint)
            }
        }
        #expect(signed.count > 3, "seed number \(number)")
        #expect(signed.map(\.size) == signed.map(\.size).sorted(), "seed number \(number)")
        let isOneLog = forks.contains { fork in
            signed.allSatisfy { $0.root == fork.root(size: Int($0.size)) }
        }
        #expect(isOneLog, "seed number \(number)")
    }

    @Test func `a witness needs the key of a witness, and logs their own`() throws {
        #expect(throws: KeyError.otherUse(.note)) {
            try Witness(key: GoldenLog.log(), logs: [], memory: Notebook())
        }
        #expect(throws: KeyError.otherUse(.cosignature)) {
            try Witness(
                key: GoldenLog.witness(), logs: [GoldenLog.witness(2).verifier],
                memory: Notebook())
        }
    }

    /// The same numbers again. Source: SplitMix64.
    struct NumberedRandom: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}
