internal import CanonicalJSON
internal import EventLog
public import Interchange
internal import Reports
internal import TransparencyLog

extension FileCheck {
    /// The most bytes that the files of a bundle have together.
    public static let maximumBundle = 1 << 30

    /// Checks an evidence bundle, from its archive.
    ///
    /// - Throws: As ``check(_:name:)``.
    public func check(archive: [UInt8], name: String) throws(LedgerError) -> CheckedFile {
        let files: [ZipArchive.File]
        do throws(ZipError) { files = try ZipArchive.files(in: archive) } catch {
            throw .unproved(
                "\(name): \(error)",
                hint: "if it was packed anew, unpack it and check the folder")
        }
        return try check(bundle: files, name: name)
    }

    /// Checks an evidence bundle, from its files.
    ///
    /// - Throws: ``LedgerError/unproved(_:hint:)`` when something in it was changed, is missing or
    ///   proves nothing; ``LedgerError/input(_:)`` when it is no bundle.
    public func check(
        bundle files: [ZipArchive.File], name: String
    ) throws(LedgerError) -> CheckedFile {
        var check = BundleCheck(self, files, name)
        return try check.result()
    }
}

/// Checks a bundle part by part.
private struct BundleCheck {
    let trust: FileCheck
    let name: String
    let files: [String: [UInt8]]
    var proved: [String] = []
    var unproved: [String] = []
    /// The leaves, by position.
    var leaves: [Position: [UInt8]] = [:]

    init(_ trust: FileCheck, _ files: [ZipArchive.File], _ name: String) {
        self.trust = trust
        self.name = name
        self.files = Dictionary(
            files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func result() throws(LedgerError) -> CheckedFile {
        guard let bytes = files[BundlePath.manifest] else {
            throw .malformed(
                name, "it has no \(BundlePath.manifest), so it is no evidence bundle", hint: nil)
        }
        guard let manifest = BundleManifest(parsing: bytes) else {
            throw refusal(BundlePath.manifest, "it cannot be read")
        }
        try compareFiles(with: manifest)
        let checkpoint = try signedCheckpoint(manifest)
        for event in manifest.events { try check(event, manifest, checkpoint) }
        proved.append(
            "the log holds each of the \(manifest.events.count) events, byte for byte")
        try checkStreams(manifest)
        try checkValues()
        try checkSchemas()
        try checkReport(manifest)
        unproved += [
            "that no later event corrects these, or follows in a stream",
            "what the report concludes, and on what ground a value is withheld: compare SHA-256 "
                + "of \(BundlePath.manifest), \(ReportAnswer.sha256(bytes)), with what whoever "
                + "made the bundle says, or make the report again",
        ]
        let verdict = try trust.believe(checkpoint, BundlePath.checkpoint)
        return CheckedFile(
            kind: .bundle, checkpoint: checkpoint.checkpoint, proved: proved,
            unproved: unproved + TrustedKeys.openEnds(verdict), leaf: nil)
    }

    private func refusal(_ file: String, _ reason: String) -> LedgerError {
        .unproved("\(name): \(file): \(reason)", hint: "the bundle was changed: keep it, and ask")
    }

    private func file(_ path: String) throws(LedgerError) -> [UInt8] {
        guard let bytes = files[path] else { throw refusal(path, "the file is missing") }
        return bytes
    }

    /// Whether the files are those that the manifest lists, no more and no fewer.
    private func compareFiles(with manifest: BundleManifest) throws(LedgerError) {
        for listed in manifest.files {
            let bytes = try file(listed.path)
            guard bytes.count == listed.length,
                ReportAnswer.sha256(bytes).utf8.elementsEqual(listed.sha256.utf8)
            else { throw refusal(listed.path, "it is not the file that the manifest lists") }
        }
        for path in [BundlePath.policy, BundlePath.logKey, BundlePath.guide, BundlePath.script] {
            _ = try file(path)
        }
        let listed = Set(manifest.files.map(\.path)).union([BundlePath.manifest])
        if let extra = files.keys.sorted().first(where: { !listed.contains($0) }) {
            throw refusal(extra, "the manifest does not list it")
        }
    }

    /// The checkpoint, signed by those whom the auditor believes.
    private mutating func signedCheckpoint(
        _ manifest: BundleManifest
    ) throws(LedgerError) -> SignedCheckpoint {
        let bytes = try file(BundlePath.checkpoint)
        let signed: SignedCheckpoint
        do throws(CheckpointError) { signed = try SignedCheckpoint(parsing: bytes) } catch {
            throw LedgerError(checkpoint: error, in: BundlePath.checkpoint)
        }
        proved += try trust.check(signed, BundlePath.checkpoint).proved
        let known = signed.checkpoint
        guard known.origin.text.utf8.elementsEqual(manifest.origin.utf8),
            known.size == manifest.size, known.root.base64.utf8.elementsEqual(manifest.root.utf8)
        else { throw refusal(BundlePath.manifest, "it names another checkpoint") }
        return signed
    }

    private mutating func check(
        _ event: BundleManifest.Event, _ manifest: BundleManifest, _ checkpoint: SignedCheckpoint
    ) throws(LedgerError) {
        let path = BundlePath.event(event.position)
        let leaf = try file(path)
        let hash = TreeHash.leaf(leaf)
        let proofPath = BundlePath.proof(event.position)
        let proof = try FileCheck.proof(try file(proofPath), proofPath)
        guard proof.checkpoint.bytes == checkpoint.bytes,
            proof.inclusion.index == event.position.index
        else { throw refusal(proofPath, "it is of another event or checkpoint") }
        try trust.verify(proof, hash, proofPath)
        let known = leaf.withUnsafeBufferPointer { leaf in
            (try? LeafHeader(leaf)).map { header in
                (
                    source: header.text(.source, in: leaf) ?? "",
                    stream: header.text(.subject, in: leaf) ?? "",
                    version: header.streamVersion.number
                )
            }
        }
        guard let known, known.source.utf8.elementsEqual(manifest.origin.utf8),
            known.stream.utf8.elementsEqual(event.stream.utf8),
            Int64(known.version) == event.streamVersion,
            hash.hex.utf8.elementsEqual(event.leafHash.utf8)
        else { throw refusal(path, "it is not the event that the manifest lists") }
        guard leaves.updateValue(leaf, forKey: event.position) == nil else {
            throw refusal(BundlePath.manifest, "it lists event \(event.position) twice")
        }
    }

    /// Whether the streams that are said to be whole have no gap.
    private mutating func checkStreams(_ manifest: BundleManifest) throws(LedgerError) {
        let versions = Dictionary(grouping: manifest.events, by: \.stream)
            .mapValues { $0.map(\.streamVersion).sorted() }
        guard Set(versions.keys) == Set(manifest.streams.map(\.name)) else {
            throw refusal(BundlePath.manifest, "its streams are not those of its events")
        }
        for stream in manifest.streams {
            let found = versions[stream.name] ?? []
            guard found.count == stream.count,
                !stream.isWhole || found.elementsEqual(1...Int64(stream.count))
            else { throw refusal(stream.name, "an event of the stream is missing") }
        }
        let whole = manifest.streams.count(where: \.isWhole)
        if whole > 0 {
            proved.append(
                "of \(whole) streams no event is left out from the first to the last that is here")
        }
        let parts = manifest.streams.filter { !$0.isWhole }.map(\.name)
        if !parts.isEmpty {
            unproved.append("what else stands in \(parts.joined(separator: ", "))")
        }
    }
}

extension BundleCheck {
    /// Whether each sealed value is either disclosed, as its digest says, or listed as withheld.
    private mutating func checkValues() throws(LedgerError) {
        var open: [Position: Set<String>] = [:]
        for (position, leaf) in leaves { open[position] = Set(SealedDigests.all(in: leaf)) }
        let disclosed = try disclosedValues()
        for (position, digest) in disclosed {
            guard open[position]?.remove(digest) != nil else {
                throw refusal(
                    BundlePath.disclosures, "event \(position) has no sealed value \(digest)")
            }
        }
        guard let rows = CSVTable.rows(in: try file(BundlePath.withheld), as: .spreadsheet),
            rows.first == BundleValues.columns
        else { throw refusal(BundlePath.withheld, "it cannot be read") }
        for row in rows.dropFirst() {
            guard let index = UInt64(row[0]), !row[3].isEmpty,
                open[Position(index)]?.remove(row[2]) != nil
            else {
                throw refusal(
                    BundlePath.withheld, "event \(row[0]) has no such sealed value, or no ground")
            }
        }
        if let left = open.filter({ !$0.value.isEmpty }).keys.min() {
            throw refusal(
                BundlePath.withheld,
                "a sealed value of event \(left) is neither disclosed nor listed")
        }
        proved += [
            "\(disclosed.count) sealed values are disclosed, each with the digest in its event",
            "\(rows.count - 1) sealed values are withheld, and no other",
        ]
    }

    private func disclosedValues() throws(LedgerError) -> [(Position, String)] {
        let profile = JSONProfile.interchange(maximumLength: .max)
        var values: [(Position, String)] = []
        for line in try file(BundlePath.disclosures).split(separator: 0x0A) {
            guard
                case .object(let object)? = try? JSONValue(parsing: Array(line), profile: profile),
                let event = object.count("event"), let digest = object.word("digest"),
                let field = object.word("field"), let encoded = object.word("encoded"),
                let known = RevealedDisclosure(encoded: encoded),
                known.digest.text.utf8.elementsEqual(digest.utf8),
                known.name.utf8.elementsEqual(field.utf8)
            else { throw refusal(BundlePath.disclosures, "a line is not what its digest says") }
            values.append((Position(UInt64(event)), digest))
        }
        return values
    }

    /// Whether the schemas are those that this release knows, as far as it knows them.
    private mutating func checkSchemas() throws(LedgerError) {
        for schema in Ledger.catalogue.schemas {
            let path = BundlePath.schema(schema.name.text)
            guard let bytes = files[path] else { continue }
            let known = (try? JSONValue.object(schema.jsonSchema).canonicalBytes()) ?? []
            guard bytes == known + [0x0A] else {
                throw refusal(path, "it is not the schema that this release knows")
            }
        }
    }

    /// Whether the report speaks of the events that are here.
    private mutating func checkReport(_ manifest: BundleManifest) throws(LedgerError) {
        guard let bytes = files[BundlePath.reports[1]] else { return }
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let report)? = try? JSONValue(parsing: bytes, profile: profile),
            let events = report.list("events", { $0 })
        else { throw refusal(BundlePath.reports[1], "it cannot be read") }
        for event in events {
            guard let position = event.count("position").map({ Position(UInt64($0)) }),
                let leaf = leaves[position],
                event.word("leafHash") == TreeHash.leaf(leaf).base64
            else {
                throw refusal(BundlePath.reports[1], "it cites an event that is not here")
            }
        }
        proved.append("every event that the report cites is here: \(events.count)")
    }
}
