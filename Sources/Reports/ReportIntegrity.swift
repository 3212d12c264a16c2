public import EventLog
public import TransparencyLog

/// What verifying the log found, as far as a report rests on it.
public struct ReportIntegrity: Sendable {
    /// How many events were hashed again, from the first.
    public let rehashed: UInt64
    /// The root over them.
    public let root: Digest
    /// What is wrong; empty when nothing is.
    public let failures: [CheckFailure]
    /// The largest checkpoint that is kept of these events; nil when nobody has signed them.
    public let checkpoint: SignedCheckpoint?

    /// - Parameters:
    ///   - rehashed: How many events were hashed again.
    ///   - root: The root over them.
    ///   - failures: What is wrong.
    ///   - checkpoint: The largest checkpoint that is kept of these events.
    public init(
        rehashed: UInt64, root: Digest, failures: [CheckFailure], checkpoint: SignedCheckpoint?
    ) {
        self.rehashed = rehashed
        self.root = root
        self.failures = failures
        self.checkpoint = checkpoint
    }

    /// Whether nothing is wrong.
    public var isSound: Bool { failures.isEmpty }

    /// The outcome in a sentence.
    public var sentence: String {
        guard rehashed > 0 else { return "The log has no events." }
        let events = rehashed == 1 ? "the one event" : "all \(NumberText.grouped(rehashed)) events"
        guard isSound else {
            return "The log FAILS verification: hashing \(events) again found "
                + "\(NumberText.count(failures.count, "fault")). Nothing below can be relied on."
        }
        return "The log verifies: hashing \(events) again, positions 0 to \(rehashed - 1) without "
            + "a gap, gives the root below, and all that is kept beside them agrees."
    }

    /// Who has put a signature to the checkpoint, in a sentence.
    public var signatures: String {
        guard let checkpoint else {
            return "Nobody has signed these events: there is no checkpoint of them."
        }
        let names = checkpoint.note.signatures.map(\.name.text).joined(separator: ", ")
        let size = NumberText.count(checkpoint.checkpoint.size, "event")
        let rest = Int64(clamping: rehashed) - Int64(clamping: checkpoint.checkpoint.size)
        let open =
            rest > 0 ? " The last \(NumberText.count(rest, "event")) came after it." : ""
        return "The checkpoint of \(size) bears signatures in the names of \(names). They were "
            + "not checked for this report: check them with keys of your own.\(open)"
    }
}
