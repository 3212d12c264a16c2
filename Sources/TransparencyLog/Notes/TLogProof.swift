/// A file that proves, offline, that a log holds an entry: a place, a path and a checkpoint.
///
/// Source: C2SP tlog-proof.
public struct TLogProof: Hashable, Sendable {
    /// The first line of every such file.
    public static let heading = "c2sp.org/tlog-proof@v1"
    /// The most siblings on the way from a leaf to a root.
    public static let maximumPath = 63
    /// The most bytes beside the proof.
    public static let maximumExtra = 1 << 20

    /// Bytes beside the proof, which it does not cover. Here: the leaf, whose hash it does cover.
    public let extra: [UInt8]?
    /// Where the entry stands, and the way to the root of the checkpoint.
    public let inclusion: InclusionProof
    /// The checkpoint, with its signatures.
    public let checkpoint: SignedCheckpoint

    /// Puts a proof beside the checkpoint that it leads to.
    ///
    /// - Throws: ``TLogProofError/otherSize(expected:actual:)`` when it leads to another,
    ///   ``TLogProofError/pathTooLong``.
    public init(
        extra: [UInt8]?, inclusion: InclusionProof, checkpoint: SignedCheckpoint
    ) throws(TLogProofError) {
        guard inclusion.size == checkpoint.checkpoint.size else {
            throw .otherSize(expected: checkpoint.checkpoint.size, actual: inclusion.size)
        }
        guard inclusion.path.count <= TLogProof.maximumPath else { throw .pathTooLong }
        self.extra = extra
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    /// Whether a file begins as a proof does.
    public static func isProof(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "\(heading)\n".utf8)
    }

    /// Reads a proof. Nothing has verified it then.
    ///
    /// - Throws: ``TLogProofError``.
    public init(parsing bytes: [UInt8]) throws(TLogProofError) {
        var lines = TextLines(bytes[...])
        guard lines.next()?.elementsEqual(TLogProof.heading.utf8) == true else {
            throw .malformedHeading
        }
        var line = lines.next()
        extra = try TLogProof.extra(&line, &lines)
        guard let text = line?.dropping(prefix: "index "), let index = DecimalText.value(text)
        else { throw .malformedIndex }
        var path: [Digest] = []
        while true {
            guard let line = lines.next() else { throw .malformedPath(line: lines.count + 1) }
            if line.isEmpty { break }
            guard let digest = line.digest else { throw .malformedPath(line: lines.count) }
            guard path.count < TLogProof.maximumPath else { throw .pathTooLong }
            path.append(digest)
        }
        do throws(CheckpointError) {
            checkpoint = try SignedCheckpoint(parsing: Array(lines.rest))
        } catch {
            throw .checkpoint(error)
        }
        inclusion = InclusionProof(index: index, size: checkpoint.checkpoint.size, path: path)
    }

    private static func extra(
        _ line: inout ArraySlice<UInt8>?, _ lines: inout TextLines
    ) throws(TLogProofError) -> [UInt8]? {
        guard let text = line?.dropping(prefix: "extra ") else { return nil }
        guard text.count <= TLogProof.maximumExtra / 3 * 4,
            let bytes = Base64.bytes(of: Array(text))
        else { throw .malformedExtra }
        line = lines.next()
        return bytes
    }

    /// The file.
    public var bytes: [UInt8] {
        var text = "\(TLogProof.heading)\n"
        if let extra { text += "extra \(Base64.text(of: extra))\n" }
        text += "index \(inclusion.index)\n"
        for digest in inclusion.path { text += "\(digest.base64)\n" }
        return Array("\(text)\n".utf8) + checkpoint.bytes
    }

    /// Checks that the log with this key has signed that it holds a leaf.
    ///
    /// - Throws: ``TLogProofError/checkpoint(_:)`` when the log did not sign the checkpoint,
    ///   ``TLogProofError/proof(_:)`` when the path does not lead to it.
    public func verify(leaf: Digest, log key: VerifierKey) throws(TLogProofError) {
        do throws(CheckpointError) { try checkpoint.verify(log: key) } catch {
            throw .checkpoint(error)
        }
        do throws(ProofError) {
            try inclusion.verify(leaf: leaf, root: checkpoint.checkpoint.root)
        } catch {
            throw .proof(error)
        }
    }
}

/// Why a file is not a proof, or proves nothing.
public enum TLogProofError: Error, Hashable, Sendable {
    /// The first line is another.
    case malformedHeading
    /// The bytes beside the proof are not base64, or too many.
    case malformedExtra
    /// The line with the place of the entry is not that.
    case malformedIndex
    /// That line of the file is neither a digest nor the end of the path.
    case malformedPath(line: Int)
    /// No tree is that high.
    case pathTooLong
    /// What follows the path is no checkpoint, or not one of the log.
    case checkpoint(CheckpointError)
    /// The proof leads to a tree of another size than the checkpoint's.
    case otherSize(expected: UInt64, actual: UInt64)
    /// The path does not lead from the leaf to the checkpoint.
    case proof(ProofError)
}

extension TLogProofError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .malformedHeading: "the file does not begin with \(TLogProof.heading)"
        case .malformedExtra: "the line beginning with extra does not hold base64"
        case .malformedIndex: "the line with the index is missing or is no number"
        case .malformedPath(let line):
            "line \(line) is neither a digest of 32 bytes in base64 nor empty"
        case .pathTooLong: "the proof has more digests than any tree has levels"
        case .checkpoint(let error): "\(error)"
        case .otherSize(let expected, let actual):
            "the proof is for a log of \(actual) leaves, and the checkpoint of \(expected)"
        case .proof(let error): "\(error)"
        }
    }

    /// Whether the bytes could be read, and what they say does not hold.
    public var isUnproved: Bool {
        switch self {
        case .checkpoint(let error): error.isUnproved
        case .otherSize, .proof: true
        case .malformedHeading, .malformedExtra, .malformedIndex, .malformedPath, .pathTooLong:
            false
        }
    }
}
