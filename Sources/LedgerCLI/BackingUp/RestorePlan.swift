internal import EventLog
internal import Ledger
internal import SQLiteEventLog
internal import TransparencyLog

/// What a restore would do, and what speaks against it.
struct RestorePlan {
    /// The backup, opened.
    let backup: SQLiteEventStore
    /// What it holds.
    let head: LogHead
    /// Where the ledger is to be.
    let folder: String
    /// Whether a ledger is there now, which would be moved aside.
    let replaces: Bool
    /// How many events the ledger there has; nil when there is none, or it cannot be asked.
    let replacedSize: UInt64?
    /// How the backup stands to what is known outside it.
    let verdict: RestoreVerdict
    /// What could not be asked, in sentences.
    let unknown: [String]

    /// Verifies a backup and holds it against what is known outside it.
    ///
    /// - Parameters:
    ///   - checkpoints: Files with checkpoints that were kept elsewhere.
    ///   - memory: What was signed last.
    /// - Throws: ``Failure`` with ``CommandStatus/unsound`` when the backup is damaged.
    init(
        of path: String, to folder: String, checkpoints: [String], memory: CheckpointMemory,
        _ progress: Progress
    ) throws {
        let manifest = try BackupManifest(ofBackup: path)
        backup = try SQLiteEventStore.open(folder: path, mode: .copy)
        head = try RestorePlan.verify(backup, manifest, path, progress)
        self.folder = DraftFolder.withoutSlash(folder)
        replaces = !Folders.isAbsentOrEmpty(self.folder)
        var states: [OutsideState] = []
        var unknown: [String] = []
        var replaced: LogHead?
        if replaces {
            states += RestorePlan.fileState(of: self.folder, &unknown)
            replaced = try RestorePlan.replacedHead(self.folder, backup.origin, &unknown)
            if let replaced {
                states.append(OutsideState(replaced, source: "the ledger in \(self.folder)"))
            }
        }
        replacedSize = replaced?.size.count
        if let origin = KeyName(backup.origin), let signed = try memory.latest(of: origin) {
            states.append(
                OutsideState(
                    signed.checkpoint, source: "the checkpoint signed last (\(memory.folder))"))
        }
        for file in checkpoints {
            let kept = try KeyFiles.checkpoint(at: file).checkpoint
            guard kept.origin.text.utf8.elementsEqual(backup.origin.utf8) else {
                throw Failure(
                    .usage, "\(file) is of \(kept.origin), and the backup of \(backup.origin)",
                    hint: "give a checkpoint of this ledger")
            }
            states.append(OutsideState(kept, source: "the checkpoint \(file)"))
        }
        if states.isEmpty {
            unknown.append(
                "nothing outside the backup says how far the log had come: if a checkpoint was "
                    + "kept anywhere, give it with --checkpoint FILE")
        }
        self.unknown = unknown
        verdict = try RestoreVerdict(on: backup, knowing: states)
    }

    private static func verify(
        _ backup: SQLiteEventStore, _ manifest: BackupManifest, _ path: String,
        _ progress: Progress
    ) throws -> LogHead {
        let head = try backup.head()
        let verification = try Ledger.verify(backup) {
            progress.report("verifying", Int(clamping: $0), of: Int(clamping: head.size.count))
        }
        progress.finish()
        if let first = verification.failures.first {
            throw Failure(
                .unsound, "the backup \(path) is damaged: \(first.place): \(first.reason)",
                hint: "take another backup; nothing was changed")
        }
        guard manifest.describes(head, of: backup.origin) else {
            throw Failure(
                .unsound,
                "the log in \(path) has \(Words.count(head.size.count, "event")) and is not the "
                    + "one that \(BackupManifest.fileName) describes",
                hint: "take another backup; nothing was changed")
        }
        return head
    }

    /// What the file `head` of the ledger that is to be replaced says there was.
    private static func fileState(of folder: String, _ unknown: inout [String]) -> [OutsideState] {
        do throws(StoreError) {
            guard let known = try SQLiteEventStore.knownHead(folder: folder) else { return [] }
            return [OutsideState(known, source: "the file \(folder)/head")]
        } catch {
            unknown.append("\(error)")
            return []
        }
    }

    /// The head of the ledger that is to be replaced; nil when it cannot be asked.
    private static func replacedHead(
        _ folder: String, _ origin: String, _ unknown: inout [String]
    ) throws -> LogHead? {
        func refused(_ why: String) -> Failure {
            Failure(.usage, why, hint: "name another folder")
        }
        do {
            let store = try SQLiteEventStore.open(folder: folder, mode: .reading)
            guard store.origin.utf8.elementsEqual(origin.utf8) else {
                throw refused("\(folder) holds another ledger than \(origin)")
            }
            return try store.head()
        } catch let error as StoreError {
            if case .notALedger(let why) = error {
                throw refused(
                    "\(folder) exists, and holds no ledger that could be replaced: \(why)")
            }
            unknown.append("the ledger in \(folder) cannot be asked how far it had come: \(error)")
            return nil
        }
    }
}

extension OutsideState {
    init(_ checkpoint: Checkpoint, source: String) {
        self.init(size: checkpoint.size, root: checkpoint.root, source: source)
    }

    init(_ head: LogHead, source: String) {
        self.init(size: head.size.count, root: head.root, source: source)
    }
}
