internal import CanonicalJSON
public import EventLog
internal import SafeFiles
public import TransparencyLog

/// What a backup says it holds, in a file beside the copy of the log.
public struct BackupManifest: Hashable, Sendable {
    /// The name of the file.
    public static let fileName = "backup.json"

    /// The log's origin.
    public let origin: String
    /// How many events it holds.
    public let size: UInt64
    /// The root over them.
    public let root: Digest
    /// When the last of them was recorded; nil when there is none.
    public let recordedTime: Instant?
    /// When the backup was made.
    public let madeAt: Instant
    /// The release that made it.
    public let release: String
    /// The largest checkpoint kept beside the log that counts; nil when none does.
    public let checkpoint: String?

    /// - Parameters:
    ///   - origin: The log's origin.
    ///   - head: What the backup holds.
    ///   - madeAt: When it is made.
    ///   - checkpoint: The largest checkpoint kept beside the log that counts.
    public init(
        origin: String, head: LogHead, madeAt: Instant, checkpoint: SignedCheckpoint?
    ) {
        self.origin = origin
        size = head.size.count
        root = head.root
        recordedTime = head.lastRecordedTime
        self.madeAt = madeAt
        release = Ledger.release
        self.checkpoint = checkpoint.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// Reads the manifest of a backup.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when the folder has none,
    ///   ``LedgerError/unproved(_:hint:)`` when it is not one, ``LedgerError/file(_:hint:)``.
    public init(ofBackup folder: String) throws(LedgerError) {
        let path = "\(folder)/\(BackupManifest.fileName)"
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try SafeFiles.read(path, limit: BackupManifest.maximumLength)
        } catch {
            guard error.isAbsence else { throw .file("\(error)", hint: nil) }
            throw .notFound(
                "\(folder) is no backup: it has no \(BackupManifest.fileName)",
                hint: "give the folder that ccgledger backup has made")
        }
        guard let manifest = BackupManifest(bytes: bytes) else {
            throw .unproved(
                "\(path) is damaged: it does not say what a backup holds",
                hint: "take another backup")
        }
        self = manifest
    }

    /// Reads what ``bytes`` writes; nil for anything else.
    init?(bytes: [UInt8]) {
        guard let object = BackupManifest.object(bytes) else { return nil }
        self.init(object)
    }

    /// The object in the bytes of a file; nil when they hold none.
    static func object(_ bytes: [UInt8]) -> JSONObject? {
        let profile = JSONProfile.interchange(maximumLength: maximumLength)
        guard case .object(let object)? = try? JSONValue(parsing: bytes, profile: profile) else {
            return nil
        }
        return object
    }

    /// Reads ``document``, whatever else it says; nil when something is missing.
    init?(_ object: JSONObject) {
        guard let origin = object.word("origin"), let size = object.count("size"),
            let root = object.word("root").flatMap({ Digest(base64: $0) }),
            let madeAt = object.word("madeAt").flatMap({ Instant($0) }),
            let release = object.word("release")
        else { return nil }
        self.origin = origin
        self.size = UInt64(clamping: size)
        self.root = root
        self.madeAt = madeAt
        self.release = release
        recordedTime = object.word("recordedtime").flatMap { Instant($0) }
        checkpoint = object.word("checkpoint")
    }

    /// Whether a log is the one that the manifest was made for.
    public func describes(_ head: LogHead, of origin: String) -> Bool {
        size == head.size.count && root == head.root
            && self.origin.utf8.elementsEqual(origin.utf8)
    }

    /// `{schemaVersion, origin, size, root, recordedtime?, madeAt, release, checkpoint?}`.
    public var document: Document {
        var document = Document()
        document["origin"] = .string(origin)
        document["size"] = .integer(size)
        document["root"] = .string(root.base64)
        document["recordedtime"] = recordedTime.map { .text($0) }
        document["madeAt"] = .text(madeAt)
        document["release"] = .string(release)
        document["checkpoint"] = checkpoint.map { .string($0) }
        return document
    }

    /// One line.
    public var bytes: [UInt8] { document.bytes + [0x0A] }

    static let maximumLength = 1 << 18
}
