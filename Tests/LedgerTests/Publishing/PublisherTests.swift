import EventLog
import Glibc
import Ledger
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

@Suite struct PublisherTests {
    /// Reads a published folder as a client of tiles does, and says what it proves.
    private func size(of folder: String, _ key: VerifierKey) throws -> UInt64 {
        let bytes = try SafeFiles.read("\(folder)/checkpoint", limit: 1 << 20)
        let signed = try SignedCheckpoint(parsing: bytes)
        try signed.verify(log: key)
        let size = signed.checkpoint.size
        var tree = TileBuilder()
        for index in 0...(size >> 8) {
            let width = Int(min(256, size - index << 8))
            guard width > 0 else { break }
            let path = "\(folder)/\(EntryBundle.path(index: index, width: width))"
            let bundle = try SafeFiles.read(path, limit: 1 << 25)
            for entry in try EntryBundle.entries(of: bundle, width: width) {
                _ = tree.append(leaf: TreeHash.leaf(Array(entry)))
            }
        }
        #expect(tree.root == signed.checkpoint.root)
        for tile in try TileList(size: size) {
            let bytes = try SafeFiles.read("\(folder)/\(tile.path)", limit: 1 << 14)
            #expect(bytes.count == tile.width * 32, "\(tile)")
        }
        let proof = try InclusionProof.make(
            index: size / 2, size: size, from: FileTiles(folder: folder))
        try proof.verify(
            leaf: try FileTiles(folder: folder).leaf(size / 2, size), root: tree.root)
        return size
    }

    @Test func `a folder grows with the log, and only what is new is written`() async throws {
        let signed = try await SignedLedger(events: 10)
        let folder = "\(signed.folder.path)/public/a"
        try SafeFiles.makeFolder("\(signed.folder.path)/public")
        #expect(await failure { try signed.ledger.publish(to: folder) }.hasPrefix("not found: "))
        for (more, bundles, tiles) in [(0, 1, 1), (245, 1, 1), (1, 1, 2), (1, 1, 1), (255, 1, 2)] {
            try await signed.record(more)
            let checkpoint = try await signed.sign()
            let report = try signed.ledger.publish(to: folder)
            #expect(report.checkpoint == checkpoint && report.isChanged)
            #expect(report.bundles == bundles && report.tiles == tiles, "\(report)")
            #expect(try size(of: folder, signed.key.verifier) == checkpoint.checkpoint.size)
            let again = try signed.ledger.publish(to: folder)
            #expect(again.bundles == 0 && again.tiles == 0 && !again.isChanged)
        }
    }

    @Test func `new signatures alone change the checkpoint alone`() async throws {
        let signed = try await SignedLedger(events: 3)
        let checkpoint = try await signed.sign()
        let folder = "\(signed.folder.path)/public"
        _ = try signed.ledger.publish(to: folder)
        let witness = try SignedLedger.witness(1)
        let lines = try witness.cosign(checkpoint.note.text, time: 3).line
        _ = try await signed.ledger.addCosignatures(lines, witnesses: [witness.verifier])
        let report = try signed.ledger.publish(to: folder)
        #expect(report.isChanged && report.bundles == 0 && report.tiles == 0)
        let bytes = try SafeFiles.read("\(folder)/checkpoint", limit: 1 << 20)
        #expect(try bytes == signed.ledger.latestCheckpoint()?.bytes)
    }

    @Test func `stopped anywhere, the folder verifies at what it was, and is finished later`()
        async throws
    {
        let signed = try await SignedLedger(events: 200)
        let folder = "\(signed.folder.path)/public"
        _ = try await signed.sign()
        _ = try signed.ledger.publish(to: folder)
        try await signed.record(400)
        _ = try await signed.sign()
        // A folder where a file must come stands in the way: everything before it is written.
        for path in ["tile/entries/001", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"] {
            let parts = path.split(separator: "/")
            var place = folder
            for part in parts {
                place += "/\(part)"
                try SafeFiles.makeFolder(place)
            }
            #expect(await failure { try signed.ledger.publish(to: folder) } != "")
            #expect(try size(of: folder, signed.key.verifier) == 200)
            #expect(rmdir(place) == 0)
        }
        _ = try signed.ledger.publish(to: folder)
        #expect(try size(of: folder, signed.key.verifier) == 600)
    }

    @Test func `a folder of another log, or of a longer one, is left as it is`() async throws {
        let signed = try await SignedLedger(events: 5)
        let folder = "\(signed.folder.path)/public"
        _ = try await signed.sign()
        _ = try signed.ledger.publish(to: folder)
        let bytes = try SafeFiles.read("\(folder)/checkpoint", limit: 1 << 20)
        let (shorter, other) = (
            try await SignedLedger(events: 4), try await SignedLedger(events: 9, first: 1_000)
        )
        for (ledger, words) in [
            (shorter, "was published with 5 events"), (other, "holds another log of 5 events"),
        ] {
            _ = try await ledger.sign()
            let refused = await failure { try ledger.ledger.publish(to: folder) }
            #expect(refused.hasPrefix("unproved: ") && refused.contains(words), "\(refused)")
        }
        #expect(try SafeFiles.read("\(folder)/checkpoint", limit: 1 << 20) == bytes)
        try SafeFiles.write(bytes: [1], to: "\(folder)/checkpoint")
        #expect(await failure { try signed.ledger.publish(to: folder) }.hasPrefix("input: "))
    }
}

/// The tiles of a published folder; a full one stands for the partial ones that it was.
private struct FileTiles: TileSource {
    let folder: String

    func hashes(level: Int, index: UInt64, width: Int) throws -> [Digest] {
        let tile = try TileCoordinate(level: level, index: index, width: width)
        let bytes = try SafeFiles.read("\(folder)/\(tile.path)", limit: 1 << 14)
        return try #require([Digest](concatenated: bytes))
    }

    func leaf(_ index: UInt64, _ size: UInt64) throws -> Digest {
        let width = Int(min(256, size - (index & ~255)))
        return try hashes(level: 0, index: index >> 8, width: width)[Int(index & 255)]
    }
}
