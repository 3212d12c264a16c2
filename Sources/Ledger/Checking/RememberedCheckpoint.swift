internal import EventLog
internal import TransparencyLog

/// What is remembered beside a ledger of what was signed last of it.
struct RememberedCheckpoint {
    /// The folder that it is kept in; nil when nobody was asked.
    private(set) var folder: String?
    /// The checkpoint; nil when none is remembered.
    private(set) var signed: SignedCheckpoint?
    /// What is wrong with what is remembered; nil when nothing is.
    private(set) var damage: String?

    /// Looks for what is remembered of a log.
    ///
    /// - Throws: ``LedgerError/store(_:)`` when the memory cannot be read.
    init(of origin: String, in memory: CheckpointMemory?) throws(LedgerError) {
        guard let memory else { return }
        folder = memory.folder
        do throws(LedgerError) {
            signed = try memory.latest(of: origin)
        } catch .store(.rolledBack(let why)) {
            damage = why
        }
    }

    /// The size of the checkpoint.
    var sizes: [UInt64] { signed.map { [$0.checkpoint.size] } ?? [] }
}

extension Verification {
    /// Holds the log against what is remembered to have been signed last; a log that is smaller
    /// was put back from a copy.
    mutating func compare(_ remembered: RememberedCheckpoint) {
        if let damage = remembered.damage { return fail("rollback", damage) }
        guard let checkpoint = remembered.signed?.checkpoint, let folder = remembered.folder else {
            return
        }
        isRemembered = true
        unproved.removeAll { $0 == Verification.shownBefore }
        compare(
            checkpoint,
            shorter: "the log has \(leaves) events, and was signed with \(checkpoint.size) "
                + "(\(folder))",
            other: "the log is not the one that was signed with \(checkpoint.size) events "
                + "(\(folder))",
            extended: "the log extends what was signed last, as \(folder) remembers it: its first "
                + "\(checkpoint.size) events are unchanged")
    }
}
