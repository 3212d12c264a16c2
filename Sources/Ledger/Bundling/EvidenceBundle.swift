internal import CanonicalJSON
public import EventLog
public import Interchange
internal import Reports
public import TransparencyLog

/// Evidence to take home: events, what is disclosed of them, and all that proves them.
public struct EvidenceBundle: Sendable {
    /// Its files, in ascending order of names.
    public let files: [ZipArchive.File]
    /// The checkpoint that its proofs lead to.
    public let checkpoint: SignedCheckpoint
    /// The events in it, in order.
    public let positions: [Position]
    /// How many sealed values it discloses.
    public let disclosedCount: Int
    /// How many sealed values it withholds.
    public let withheldCount: Int
    /// SHA-256 of its manifest, in hexadecimal digits.
    public let manifestDigest: String

    init(
        _ files: [ZipArchive.File], _ manifest: [UInt8], _ checkpoint: SignedCheckpoint,
        positions: [Position], disclosed: Int, withheld: Int
    ) {
        let all = files + [(BundlePath.manifest, manifest)]
        self.files = all.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        self.checkpoint = checkpoint
        self.positions = positions
        disclosedCount = disclosed
        withheldCount = withheld
        manifestDigest = ReportAnswer.sha256(manifest)
    }

    /// It in one file; the same bundle gives the same bytes.
    ///
    /// - Throws: ``LedgerError/usage(_:hint:)`` when there is more than the format holds.
    public func archive() throws(LedgerError) -> [UInt8] {
        do throws(ZipError) { return try ZipArchive.bytes(of: files) } catch {
            throw .usage("\(error)", hint: "write it as a folder: --out FOLDER")
        }
    }

    /// `{schemaVersion, origin, size, root, events, disclosed, withheld, files, manifest}`.
    public var document: Document {
        var document = Document()
        document["origin"] = .string(checkpoint.checkpoint.origin.text)
        document["size"] = .integer(checkpoint.checkpoint.size)
        document["root"] = .string(checkpoint.checkpoint.root.base64)
        document["events"] = .integer(positions.count)
        document["disclosed"] = .integer(disclosedCount)
        document["withheld"] = .integer(withheldCount)
        document["files"] = .integer(files.count)
        document["manifest"] = .string(manifestDigest)
        return document
    }
}
