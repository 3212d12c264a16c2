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
    /// How many files of disclosures were written or removed.
    private(set) var disclosures = 0
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
            if error.isAbsence { return nil }
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

    /// Puts disclosures in the place of those that a file holds; without any the file is removed.
    /// A file that holds the same is left alone.
    mutating func write(disclosures bytes: [UInt8], _ path: String) throws(LedgerError) {
        var known: [UInt8] = []
        do throws(FileFailure) {
            known = try SafeFiles.read("\(folder)/\(path)", limit: PublishedTree.longest)
        } catch {
            guard error.isAbsence else { throw .file("\(error)", hint: nil) }
        }
        guard known != bytes else { return }
        disclosures += 1
        if !bytes.isEmpty { return try write(bytes, path) }
        guard unlink("\(folder)/\(path)") == 0 else {
            throw .file("\(folder)/\(path) cannot be removed", hint: "remove it by hand")
        }
        do throws(FileFailure) {
            try SafeFiles.syncFolder(SafeFiles.folder(of: "\(folder)/\(path)"))
        } catch {
            throw .file("\(error)", hint: nil)
        }
    }

    private static let sizePath = "disclosures/size"

    /// How many events the disclosures in the folder are of: a note for the next run, which proves
    /// nothing. Zero when there is none, or it says more than the folder verifies at.
    func disclosedSize(atMost size: UInt64) throws(LedgerError) -> UInt64 {
        do throws(FileFailure) {
            let bytes = try SafeFiles.read("\(folder)/\(PublishedTree.sizePath)", limit: 32)
            let text = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
            return UInt64(text).flatMap { $0 <= size ? $0 : nil } ?? 0
        } catch {
            if error.isAbsence { return 0 }
            throw .file("\(error)", hint: nil)
        }
    }

    /// Notes how many events the disclosures in the folder are of.
    mutating func write(disclosedSize size: UInt64) throws(LedgerError) {
        try write(Array("\(size)\n".utf8), PublishedTree.sizePath)
    }

    /// Forces the names of files that were written to the disk.
    mutating func syncFolders() throws(LedgerError) {
        do throws(FileFailure) {
            for folder in unsynced.sorted() { try SafeFiles.syncFolder(folder) }
            unsynced = []
        } catch {
            throw .file("\(error)", hint: nil)
        }
    }

    /// 256 leaves hold no more digests than this file has bytes.
    private static let longest = 1 << 30

    /// Moves the folder to a checkpoint, after everything that it stands for.
    mutating func write(_ checkpoint: SignedCheckpoint) throws(LedgerError) {
        try syncFolders()
        do throws(FileFailure) {
            try SafeFiles.makeFolder(folder, mode: 0o755)
            try SafeFiles.write(bytes: checkpoint.bytes, to: checkpointPath, mode: 0o644)
        } catch {
            throw .file("\(error)", hint: nil)
        }
    }

    private mutating func write(_ bytes: [UInt8], _ path: String) throws(LedgerError) {
        do throws(FileFailure) {
            let parent = SafeFiles.folder(of: path)
            let place = "\(folder)/\(parent)"
            try makeFolders(parent)
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
