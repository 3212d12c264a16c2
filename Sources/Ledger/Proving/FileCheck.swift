internal import CanonicalJSON
public import TransparencyLog

/// What checking a file came to.
public struct CheckedFile: Sendable {
    /// What kind of file it is.
    public enum Kind: String, Sendable {
        /// A checkpoint.
        case checkpoint
        /// That a log holds an entry.
        case inclusion
        /// That a log has only grown.
        case consistency
        /// A claim ticket with what proves it.
        case receipt
        /// What a projection holds for a key, or that it holds nothing.
        case state
        /// Events with all that proves them, and a report.
        case bundle
    }

    /// What kind of file it is.
    public let kind: Kind
    /// The checkpoint that all of it leads to.
    public let checkpoint: Checkpoint
    /// What is proved, in sentences.
    public internal(set) var proved: [String]
    /// What is not, in sentences.
    public internal(set) var unproved: [String]
    /// The entry that is proved to be in the log; nil when the file is of no single entry.
    public let leaf: [UInt8]?

    /// `{ok, kind, origin, size, root, proved[], unproved[], event?}`.
    public var document: Document {
        var document = Document()
        document["ok"] = .bool(true)
        document["kind"] = .string(kind.rawValue)
        document["origin"] = .string(checkpoint.origin.text)
        document["size"] = .integer(checkpoint.size)
        document["root"] = .string(checkpoint.root.base64)
        document["proved"] = .array(proved.map { .string($0) })
        document["unproved"] = .array(unproved.map { .string($0) })
        document["event"] = leaf.flatMap {
            try? JSONValue(parsing: $0, profile: .interchange(maximumLength: .max))
        }
        return document
    }
}

/// Checks files offline, with nothing but what the auditor brings.
public struct FileCheck: Sendable {
    let trusted: TrustedKeys
    let leaf: [UInt8]?
    let kept: [SignedCheckpoint]
    let proofs: [(name: String, bytes: [UInt8])]

    /// The most bytes that a file has.
    public static let maximumLength = 4 << 20

    /// - Parameters:
    ///   - trusted: Whom the auditor believes.
    ///   - leaf: The entry that a proof is of; nil when the proof brings it.
    ///   - kept: Checkpoints that the auditor has kept.
    ///   - proofs: Proofs that belong to a receipt, each with its name.
    public init(
        trusted: TrustedKeys, leaf: [UInt8]? = nil, kept: [SignedCheckpoint] = [],
        proofs: [(name: String, bytes: [UInt8])] = []
    ) {
        self.trusted = trusted
        self.leaf = leaf
        self.kept = kept
        self.proofs = proofs
    }

    /// Checks a file, whatever it is by its first bytes.
    ///
    /// - Throws: ``LedgerError/input(_:)`` when it cannot be read as what it begins as,
    ///   ``LedgerError/unproved(_:hint:)`` when it does not prove what it should,
    ///   ``LedgerError/usage(_:hint:)`` when something is missing beside it.
    public func check(_ bytes: [UInt8], name: String) throws(LedgerError) -> CheckedFile {
        if TLogProof.isProof(bytes) {
            return try check(try FileCheck.proof(bytes, name), name)
        }
        if AddCheckpointRequest.isRequest(bytes) {
            return try check(try FileCheck.request(bytes, name), name)
        }
        if bytes.first == UInt8(ascii: "{") {
            guard let proof = try FileCheck.stateProof(bytes, name) else {
                return try checkReceipt(bytes, name)
            }
            return try check(proof, name)
        }
        let signed: SignedCheckpoint
        do throws(CheckpointError) { signed = try SignedCheckpoint(parsing: bytes) } catch {
            throw LedgerError(checkpoint: error, in: name)
        }
        return try check(signed, name)
    }

    // MARK: What is read

    static func proof(
        _ bytes: [UInt8], _ name: String
    ) throws(LedgerError) -> TLogProof {
        do throws(TLogProofError) { return try TLogProof(parsing: bytes) } catch {
            throw .malformed(name, "\(error)", hint: nil)
        }
    }

    static func request(
        _ bytes: [UInt8], _ name: String
    ) throws(LedgerError) -> AddCheckpointRequest {
        do throws(AddCheckpointError) {
            return try AddCheckpointRequest(parsing: bytes)
        } catch {
            throw .malformed(name, "\(error)", hint: nil)
        }
    }
}
