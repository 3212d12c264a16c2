internal import CanonicalJSON
internal import SafeFiles

/// The last backup that was made, and where it was put.
public struct RememberedBackup: Hashable, Sendable {
    /// What it holds.
    public let manifest: BackupManifest
    /// The folder that it was put in, as it was named.
    public let place: String

    /// Remembers a backup in a place.
    public init(manifest: BackupManifest, place: String) {
        self.manifest = manifest
        self.place = place
    }
}

/// Remembers the last backup of each ledger, in a small file beside what was signed last: outside
/// the ledger's folder, so that a restored ledger does not forget it.
public struct BackupMemory: Sendable {
    /// The folder that the file lies in.
    public let folder: String

    /// - Parameter folder: Where the file lies; made at the first backup.
    public init(folder: String) { self.folder = folder }

    /// The last backup of a log; nil when none is remembered.
    ///
    /// - Throws: ``LedgerError/file(_:hint:)`` when the file cannot be read, or holds something
    ///   else.
    public func latest(of origin: String) throws(LedgerError) -> RememberedBackup? {
        let path = path(of: origin)
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try SafeFiles.read(path, limit: BackupManifest.maximumLength)
        } catch {
            if error.isAbsence { return nil }
            throw .file("\(error)", hint: nil)
        }
        guard let object = BackupManifest.object(bytes), let manifest = BackupManifest(object),
            manifest.origin.utf8.elementsEqual(origin.utf8), let place = object.word("place")
        else {
            throw .file("\(path) does not say what was backed up", hint: "remove the file")
        }
        return RememberedBackup(manifest: manifest, place: place)
    }

    /// Puts a backup in the place of the one before.
    ///
    /// - Throws: ``LedgerError/file(_:hint:)``.
    public func remember(_ backup: RememberedBackup) throws(LedgerError) {
        var document = backup.manifest.document
        document["place"] = .string(backup.place)
        do throws(FileFailure) {
            try SafeFiles.makeFolder(folder)
            try SafeFiles.write(
                bytes: document.bytes + [0x0A], to: path(of: backup.manifest.origin))
        } catch {
            throw .file("\(error)", hint: nil)
        }
    }

    private func path(of origin: String) -> String {
        "\(folder)/\(StateFile.name(of: origin)).backup"
    }
}

/// How the files in a folder of what is remembered are called.
enum StateFile {
    /// The name of a log as that of a file. Two names may share one; what is in it tells whose.
    static func name(of origin: String) -> String {
        let name = origin.utf8.prefix(200).map { byte -> UInt8 in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: byte
            default: 0x2D
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
