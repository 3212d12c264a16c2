/// What a log sends to a witness: how far the witness had seen it, the proof that it has only grown
/// since, and the new checkpoint. Also the form in which a consistency proof is kept in a file.
///
/// Source: C2SP tlog-witness 1.0.0, "add-checkpoint".
public struct AddCheckpointRequest: Hashable, Sendable {
    /// The most digests in the proof.
    public static let maximumPath = 63

    /// The size that the proof starts from.
    public let oldSize: UInt64
    /// The digests of the proof.
    public let path: [Digest]
    /// The new checkpoint.
    public let checkpoint: SignedCheckpoint

    /// Asks a witness to sign a checkpoint.
    public init(oldSize: UInt64, path: [Digest], checkpoint: SignedCheckpoint) {
        self.oldSize = oldSize
        self.path = path
        self.checkpoint = checkpoint
    }

    /// Whether a file begins as such a request does.
    public static func isRequest(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "old ".utf8) }

    /// Reads a request. Nothing has verified it then.
    ///
    /// - Throws: ``AddCheckpointError``.
    public init(parsing bytes: [UInt8]) throws(AddCheckpointError) {
        var lines = TextLines(bytes[...])
        guard let text = lines.next()?.dropping(prefix: "old "),
            let size = DecimalText.value(text)
        else { throw .malformedOldSize }
        var path: [Digest] = []
        while true {
            guard let line = lines.next() else { throw .malformedPath(line: lines.count + 1) }
            if line.isEmpty { break }
            guard let digest = line.digest else { throw .malformedPath(line: lines.count) }
            guard path.count < AddCheckpointRequest.maximumPath else { throw .pathTooLong }
            path.append(digest)
        }
        do throws(CheckpointError) {
            checkpoint = try SignedCheckpoint(parsing: Array(lines.rest))
        } catch {
            throw .checkpoint(error)
        }
        oldSize = size
        self.path = path
    }

    /// The body of the request.
    public var bytes: [UInt8] {
        var text = "old \(oldSize)\n"
        for digest in path { text += "\(digest.base64)\n" }
        return Array("\(text)\n".utf8) + checkpoint.bytes
    }

    /// The proof that the log has only grown.
    public var consistency: ConsistencyProof {
        ConsistencyProof(oldSize: oldSize, newSize: checkpoint.checkpoint.size, path: path)
    }
}

/// Why bytes are not a request to a witness.
public enum AddCheckpointError: Error, Hashable, Sendable {
    /// The first line is not `old` and a number.
    case malformedOldSize
    /// That line is neither a digest nor the end of the proof.
    case malformedPath(line: Int)
    /// No proof is that long.
    case pathTooLong
    /// What follows the proof is no checkpoint.
    case checkpoint(CheckpointError)
}

extension AddCheckpointError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .malformedOldSize: "the first line is not \"old\" and a number of leaves"
        case .malformedPath(let line):
            "line \(line) is neither a digest of 32 bytes in base64 nor empty"
        case .pathTooLong: "the proof has more digests than any two trees need"
        case .checkpoint(let error): "\(error)"
        }
    }
}
