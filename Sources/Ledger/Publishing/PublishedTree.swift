internal import EventLog
internal import Glibc
internal import SafeFiles
internal import TransparencyLog

/// A log as files, in the form in which any client of tiles reads it.
///
/// Each file is written under another name, synced and renamed, and is never changed after; the
/// checkpoint alone is, and it comes last.
///
/// Source: C2SP tlog-tiles 0.1.0.
struct PublishedTree {
    private let folder: String
    /// How many files of entries were written.
    private(set) var bundles = 0
    /// How many tiles were written.
    private(set) var tiles = 0
    /// The folders that are known to be there.
    private var made: Set<String> = []
    /// The folders whose names are not synced yet.
    private var unsynced: Set<String> = []

    init(_ folder: String) {
        var folder = folder[...]
        while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = String(folder)
    }

    private var checkpointPath: String { "\(folder)/checkpoint" }

    /// What the folder verifies at; nil when nothing was published there.
    func checkpoint() throws(LedgerError) -> SignedCheckpoint? {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try SafeFiles.read(checkpointPath, limit: SignedNote.maximumLength)
        } catch {
            if error.code == ENOENT { return nil }
            throw .file("\(error)", hint: nil)
        }
        do throws(CheckpointError) { return try SignedCheckpoint(parsing: bytes) } catch {
            throw .malformed(
                checkpointPath, "\(error)", hint: "name a folder that publish has made")
        }
    }

    mutating func write(_ bundle: EntryBundle, _ index: UInt64) throws(LedgerError) {
        try write(bundle.bytes, EntryBundle.path(index: index, width: bundle.width))
        bundles += 1
    }

    mutating func write(_ tile: TileCoordinate, _ hashes: [Digest]) throws(LedgerError) {
        try write(hashes.concatenated, tile.path)
        tiles += 1
    }

    /// Moves the folder to a checkpoint, after everything that it stands for.
    mutating func write(_ checkpoint: SignedCheckpoint) throws(LedgerError) {
        do throws(FileFailure) {
            for folder in unsynced.sorted() { try SafeFiles.syncFolder(folder) }
            unsynced = []
            try SafeFiles.makeFolder(folder, mode: 0o755)
            try SafeFiles.write(bytes: checkpoint.bytes, to: checkpointPath, mode: 0o644)
        } catch {
            throw .file("\(error)", hint: nil)
        }
    }

    private mutating func write(_ bytes: [UInt8], _ path: String) throws(LedgerError) {
        do throws(FileFailure) {
            let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
            let place = "\(folder)/\(path[..<slash])"
            try makeFolders(String(path[..<slash]))
            unsynced.insert(place)
            try SafeFiles.write(
                bytes: bytes, to: "\(folder)/\(path)", mode: 0o644, syncsFolder: false)
        } catch {
            throw .file("\(error)", hint: nil)
        }
    }

    /// Makes the folders on the way to a file.
    private mutating func makeFolders(_ path: String) throws(FileFailure) {
        guard !made.contains(path) else { return }
        try SafeFiles.makeFolder(folder, mode: 0o755)
        var place = folder
        for part in path.split(separator: "/") {
            place += "/\(part)"
            try SafeFiles.makeFolder(place, mode: 0o755)
        }
        made.insert(path)
    }
}
