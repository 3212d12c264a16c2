/// What a log says of itself: its origin, how many leaves it has, and the root over them.
///
/// Source: C2SP tlog-checkpoint 1.0.0.
public struct Checkpoint: Hashable, Sendable {
    /// The name of the log, which is that of its key.
    public let origin: KeyName
    /// The number of leaves.
    public let size: UInt64
    /// The root of the tree over them.
    public let root: Digest
    /// Further lines, none of them empty. This log writes none: not every cosignature covers them.
    public let extensions: [[UInt8]]

    /// Says how far a log has come.
    ///
    /// - Throws: ``CheckpointError/sizeTooLarge(_:)``, or ``CheckpointError/wrongEmptyRoot``.
    public init(origin: KeyName, size: UInt64, root: Digest) throws(CheckpointError) {
        guard size <= TreeHash.largestSize else { throw .sizeTooLarge(size) }
        guard size > 0 || root == TreeHash.emptyRoot else { throw .wrongEmptyRoot }
        self.origin = origin
        self.size = size
        self.root = root
        extensions = []
    }

    /// Reads the text of a checkpoint.
    ///
    /// - Throws: ``CheckpointError``.
    public init(parsing text: [UInt8]) throws(CheckpointError) {
        var lines = TextLines(text[...])
        guard let line = lines.next(), let origin = KeyName(utf8: line) else {
            throw .malformedOrigin
        }
        guard let line = lines.next(), let size = DecimalText.value(line) else {
            throw .malformedSize
        }
        guard let root = lines.next()?.digest else { throw .malformedRoot }
        guard size > 0 || root == TreeHash.emptyRoot else { throw .wrongEmptyRoot }
        var extensions: [[UInt8]] = []
        while let line = lines.next() {
            guard !line.isEmpty else { throw .malformedExtension }
            extensions.append(Array(line))
        }
        guard lines.isAtEnd else { throw .malformedExtension }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The text that is signed.
    public var text: [UInt8] {
        var text = Array("\(origin.text)\n\(size)\n\(root.base64)\n".utf8)
        for line in extensions { text += line + [TextLines.newline] }
        return text
    }
}

/// Why a note is not a checkpoint, or not one of the log in question.
public enum CheckpointError: Error, Hashable, Sendable {
    /// The bytes are not a signed note, or its signatures do not hold.
    case note(NoteError)
    /// The first line is no name of a log.
    case malformedOrigin
    /// The second line is no number of leaves.
    case malformedSize
    /// The third line is not 32 bytes in base64.
    case malformedRoot
    /// A line below the root is empty or unfinished.
    case malformedExtension
    /// A log without leaves has one root only.
    case wrongEmptyRoot
    /// No log is that large.
    case sizeTooLarge(UInt64)
    /// The checkpoint is of another log.
    case otherOrigin(expected: String, actual: String)
    /// The key could not sign it.
    case key(KeyError)
}

extension CheckpointError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .note(let error): "\(error)"
        case .malformedOrigin:
            "the checkpoint does not begin with the name of a log"
        case .malformedSize:
            "the second line of the checkpoint is not a number of leaves"
        case .malformedRoot:
            "the third line of the checkpoint is not a root of 32 bytes in base64"
        case .malformedExtension:
            "the checkpoint holds an empty or unfinished line below its root"
        case .wrongEmptyRoot:
            "the checkpoint is of a log without leaves, and has another root than that"
        case .sizeTooLarge(let size): "a log of \(size) leaves is larger than any log"
        case .otherOrigin(let expected, let actual):
            "the checkpoint is of the log \(actual), not of \(expected)"
        case .key(let error): "\(error)"
        }
    }

    /// Whether the bytes could be read, and what they say does not hold.
    public var isUnproved: Bool {
        switch self {
        case .note(.badSignature), .note(.noneVerified), .otherOrigin: true
        case .note, .malformedOrigin, .malformedSize, .malformedRoot, .malformedExtension,
            .wrongEmptyRoot, .sizeTooLarge, .key:
            false
        }
    }
}
