/// How a command ends. The numbers never change their meaning.
enum CommandStatus: Int32, CaseIterable {
    case success = 0
    case unexpected = 1
    case breaches = 2
    case unsound = 3
    case denied = 4
    case conflict = 5
    case refused = 6
    case unknown = 7
    case storage = 8
    case unanswered = 9
    case usage = 64
    case interrupted = 130

    /// What it means, in a few words.
    var means: String {
        switch self {
        case .success: "done"
        case .unexpected: "unexpected failure; from doctor: something is to be done"
        case .breaches: "audit rules found breaches (only when asked to fail on them)"
        case .unsound: "verification failed: tampering, corruption, rollback"
        case .denied: "not allowed: keys missing or of another ledger, or a legal hold forbids it"
        case .conflict: "conflict: other version expected, same id or key with other content"
        case .refused: "input refused: bad input, or what cannot have happened"
        case .unknown: "not found: no such file, position, body, event type or value"
        case .storage: "storage unavailable, full or busy; trying again may help"
        case .unanswered: "recorded, but the answer or a file cannot be written; do not do it again"
        case .usage: "the command line is wrong, lacks something, or names a place not to write to"
        case .interrupted: "interrupted; the ledger is sound"
        }
    }
}
