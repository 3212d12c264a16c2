/// What a witness says to a checkpoint, as status, type and body of an HTTP response.
///
/// Source: C2SP tlog-witness 1.0.0, "add-checkpoint".
public enum AddCheckpointAnswer: Hashable, Sendable {
    /// It has signed: 200.
    case cosigned([NoteSignature])
    /// The request cannot be read, or starts from a larger log than it leads to: 400.
    case malformed
    /// None of the log's keys has signed: 403.
    case untrusted
    /// It does not know the log: 404.
    case unknownOrigin
    /// It has seen the log at this size, or as another log of the same size: 409.
    case conflict(size: UInt64)
    /// The proof does not lead from what it has seen to the checkpoint: 422.
    case inconsistent

    /// The status.
    public var status: Int {
        switch self {
        case .cosigned: 200
        case .malformed: 400
        case .untrusted: 403
        case .unknownOrigin: 404
        case .conflict: 409
        case .inconsistent: 422
        }
    }

    /// The type of the body.
    public var contentType: String {
        if case .conflict = self { return "text/x.tlog.size" }
        return "text/plain; charset=utf-8"
    }

    /// The body: lines of signatures, or the size that was seen.
    public var body: [UInt8] {
        switch self {
        case .cosigned(let signatures): signatures.flatMap(\.line)
        case .conflict(let size): Array("\(size)\n".utf8)
        case .malformed, .untrusted, .unknownOrigin, .inconsistent: []
        }
    }

    /// Reads a response; nil for one that no witness gives.
    ///
    /// - Parameter contentType: The type of the body; nil when the response names none.
    public init?(status: Int, contentType: String?, body: [UInt8]) {
        switch status {
        case 200:
            guard let signatures = try? NoteSignature.parse(lines: body) else { return nil }
            self = .cosigned(signatures)
        case 400: self = .malformed
        case 403: self = .untrusted
        case 404: self = .unknownOrigin
        case 409:
            // Servers in between say 409 too: only this type tells a size.
            var lines = TextLines(body[...])
            guard contentType == "text/x.tlog.size", let line = lines.next(), lines.isAtEnd,
                let size = DecimalText.value(line)
            else { return nil }
            self = .conflict(size: size)
        case 422: self = .inconsistent
        default: return nil
        }
    }
}
