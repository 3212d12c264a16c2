internal import CanonicalJSON
internal import EventLog
public import TransparencyLog

/// What publishing came to.
public struct PublishReport: Sendable {
    /// The checkpoint that the folder verifies at now.
    public let checkpoint: SignedCheckpoint
    /// The size that the folder verified at before; zero when it is new.
    public let previousSize: UInt64
    /// How many files of entries were written.
    public let bundles: Int
    /// How many tiles were written.
    public let tiles: Int
    /// How many files of disclosures were written, or removed because nothing in them may be shown
    /// any more.
    public let disclosures: Int
    /// Whether the checkpoint was written: it has grown, or has new signatures.
    public let isChanged: Bool

    /// `{origin, size, root, previousSize, bundles, tiles, disclosures, isChanged}`.
    public var document: Document {
        var document = Document()
        document["origin"] = .string(checkpoint.checkpoint.origin.text)
        document["size"] = .integer(checkpoint.checkpoint.size)
        document["root"] = .string(checkpoint.checkpoint.root.base64)
        document["previousSize"] = .integer(previousSize)
        document["bundles"] = .integer(bundles)
        document["tiles"] = .integer(tiles)
        document["disclosures"] = .integer(disclosures)
        document["isChanged"] = .bool(isChanged)
        return document
    }
}

extension Ledger {
    /// Writes the log, as far as the largest checkpoint that counts goes, as files that any web
    /// server or memory stick can serve: entries, then tiles, then the checkpoint, and beside them
    /// the sealed values that anybody may read. Only what is new is written; stopped at any
    /// instant, the folder verifies at its old or its new checkpoint. What was suppressed or erased
    /// goes first.
    ///
    /// - Parameter progress: Called now and then with the number of events written.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when no checkpoint counts,
    ///   ``LedgerError/unproved(_:hint:)`` when the folder holds a log that this one does not
    ///   extend, or a checkpoint that counts no more and is newer than any that does,
    ///   ``LedgerError/input(_:)`` when its checkpoint cannot be read,
    ///   ``LedgerError/store(_:)``, ``LedgerError/file(_:hint:)``.
    public func publish(
        to folder: String, progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> PublishReport {
        guard let checkpoint = try standingCheckpoint() else { throw noCheckpoint() }
        var tree = PublishedTree(folder)
        let published = try tree.checkpoint()
        let old = published?.checkpoint
        if let published, published.checkpoint.size > checkpoint.checkpoint.size {
            try refuseRevoked(published, folder)
        }
        try refuseOther(old, than: checkpoint.checkpoint, folder)
        let oldSize = old?.size ?? 0
        let size = checkpoint.checkpoint.size
        let from = try tree.disclosedSize(atMost: oldSize)
        let disclosures = try PublishedDisclosures(self, since: from)
        try publish(
            disclosures, of: disclosures.touched.filter { $0 << 8 < from }.sorted(), upTo: from,
            in: &tree)
        if oldSize < size {
            try write(from: oldSize, to: checkpoint.checkpoint, in: &tree, progress)
        }
        if published != checkpoint { try tree.write(checkpoint) }
        if from < size {
            try publish(disclosures, of: (from >> 8)...((size - 1) >> 8), upTo: size, in: &tree)
            try tree.write(disclosedSize: size)
        }
        try tree.syncFolders()
        return PublishReport(
            checkpoint: checkpoint, previousSize: oldSize, bundles: tree.bundles,
            tiles: tree.tiles, disclosures: tree.disclosures, isChanged: published != checkpoint)
    }

    /// What was published under a key that is revoked is overtaken by a newer checkpoint alone:
    /// a folder never goes back.
    private func refuseRevoked(
        _ published: SignedCheckpoint, _ folder: String
    ) throws(LedgerError) {
        guard let since = try signingKeys().revocation(of: published) else { return }
        throw .unproved(
            "\(folder) shows a checkpoint of \(published.checkpoint.size) events that counts no "
                + "more: its key is revoked from position \(since.from) by event \(since.by)",
            hint: "ccgledger checkpoint --key FILE signs a newer one; then publish it")
    }

    /// A folder is continued only by the log that it is of.
    private func refuseOther(
        _ old: Checkpoint?, than new: Checkpoint, _ folder: String
    ) throws(LedgerError) {
        guard let old else { return }
        guard old.origin == new.origin else {
            throw .unproved(
                "\(folder) holds the log \(old.origin), not \(new.origin)",
                hint: "name another folder")
        }
        guard old.size <= new.size else {
            throw .unproved(
                "\(folder) was published with \(old.size) events, and this log was signed with "
                    + "\(new.size)", hint: "find out what became of the rest")
        }
        guard try StoreTiles(store: store).root(at: old.size) == old.root else {
            throw .unproved(
                "\(folder) holds another log of \(old.size) events under this name",
                hint: "one of them was rewritten; keep both")
        }
    }

    private func write(
        from oldSize: UInt64, to new: Checkpoint, in tree: inout PublishedTree,
        _ progress: (UInt64) -> Void
    ) throws(LedgerError) {
        var reread = try Reread(store, from: oldSize)
        var bundle = EntryBundle()
        var index = oldSize >> 8
        var written = tree
        try reread.advance(to: new.size) { entry throws(LedgerError) in
            do throws(EntryBundleError) { try bundle.append(entry) } catch {
                throw .store(.damaged(position: nil, "\(error)"))
            }
            guard bundle.width == EntryBundle.fullWidth else { return }
            try written.write(bundle, index)
            bundle = EntryBundle()
            index += 1
            if index.isMultiple(of: 256) { progress(index << 8) }
        } filled: { tiles throws(LedgerError) in
            for tile in tiles { try written.write(tile.coordinate, tile.hashes) }
        }
        if bundle.width > 0 { try written.write(bundle, index) }
        for (level, edge) in reread.tree.edges.enumerated() {
            let (before, after) = (oldSize >> (8 * level), new.size >> (8 * level))
            guard before < after, !edge.isEmpty else { continue }
            let tile: TileCoordinate
            do throws(TileError) {
                tile = try TileCoordinate(level: level, index: after >> 8, width: edge.count)
            } catch {
                throw .store(.damaged(position: nil, "\(error)"))
            }
            try written.write(tile, edge)
        }
        tree = written
        guard reread.tree.root == new.root else {
            throw .store(
                .damaged(position: nil, "the events do not have the root that was signed"))
        }
    }
}
