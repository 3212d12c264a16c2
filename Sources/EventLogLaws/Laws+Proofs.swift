internal import EventLog
internal import TransparencyLog

extension Law {
    static let proofLaws: [Law] = [
        Law("the hashes of every tile are those of the tree") { maker in
            let store = try await maker.make()
            var next = 0
            for count in [1, 254, 1, 1, 255, 600] {
                _ = try await store.append(Sample.request(next..<(next + count)))
                next += count
                let leaves = try store.events().map(\.leafHash)
                for tile in try TileList(size: UInt64(next)) {
                    let span = 1 << (8 * tile.level)
                    let expected = (0..<tile.width).map { place in
                        let start = (Int(tile.index) * 256 + place) * span
                        return TreeHash.root(of: leaves[start..<(start + span)])
                    }
                    let found = try store.hashes(
                        level: tile.level, index: tile.index, width: tile.width)
                    try require(found, is: expected, "\(tile)")
                    let fewer = try store.hashes(level: tile.level, index: tile.index, width: 1)
                    try require(fewer, is: Array(expected.prefix(1)), "the first of \(tile)")
                }
            }
        },
        Law("a tile that the tree does not have is refused") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<300))
            for (level, index, width) in [
                (0, 1, 45), (0, 2, 1), (1, 0, 2), (1, 1, 1), (2, 0, 1), (64, 0, 1), (-1, 0, 1),
                (0, 0, 0), (0, 0, 257),
            ] {
                do throws(StoreError) {
                    _ = try store.hashes(level: level, index: UInt64(index), width: width)
                } catch {
                    continue
                }
                throw LawBroken("there is a tile \(index) of width \(width) at level \(level)")
            }
        },
        Law("the frontier is that of the log as it is, and none is kept of a prefix") { maker in
            let store = try await maker.make()
            var tree = Frontier()
            var next = 0
            for count in [0, 1, 254, 1, 1, 255, 600] {
                if count > 0 { _ = try await store.append(Sample.request(next..<(next + count))) }
                next += count
                for event in try store.events(from: tree.size) { tree.append(leaf: event.leafHash) }
                let size = UInt64(next)
                try require(
                    try store.frontier(at: LogSize(size)), is: tree, "the frontier at \(size)")
                try require(
                    try store.frontier(at: LogSize(size + 1)), is: nil, "the next frontier")
                if size == 0 { continue }
                try require(
                    try store.frontier(at: LogSize(size - 1)), is: nil, "the last frontier")
            }
        },
        Law("inclusion and consistency proofs made from tiles hold for every prefix") { maker in
            let store = try await maker.make()
            _ = try await store.append(Sample.request(0..<1_000))
            _ = try await store.append(Sample.request(1_000..<1_400))
            let leaves = try store.events().map(\.leafHash)
            let tiles = StoreTiles(store: store)
            for size in [1, 2, 255, 256, 257, 1_000, 1_399, 1_400] {
                let root = TreeHash.root(of: leaves[0..<size])
                for index in [0, 1, size / 3, size - 2, size - 1] where (0..<size).contains(index) {
                    let proof = try InclusionProof.make(
                        index: UInt64(index), size: UInt64(size), from: tiles)
                    try proof.verify(leaf: leaves[index], root: root)
                    let frontier = try store.frontier(at: LogSize(UInt64(size)))
                    let shorter = try InclusionProof.make(
                        index: UInt64(index), size: UInt64(size), frontier: frontier, from: tiles)
                    try require(shorter, is: proof, "the proof with the frontier")
                }
                let proof = try ConsistencyProof.make(
                    from: UInt64(size), to: 1_400, source: tiles)
                try proof.verify(oldRoot: root, newRoot: try store.head().root)
            }
        },
    ]
}

/// The tiles of a store.
struct StoreTiles: TileSource {
    let store: any EventStore

    func hashes(level: Int, index: UInt64, width: Int) throws(StoreError) -> [Digest] {
        try store.hashes(level: level, index: index, width: width)
    }
}
