internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import SafeFiles

/// Why a command did not do what was asked, as it is told to its user.
struct Failure: Error {
    /// How the process ends.
    let status: CommandStatus
    /// What is wrong, in one sentence.
    let message: String
    /// What to do about it.
    let hint: String?
    /// Everything that is wrong with an input.
    let errors: [InputError]

    init(
        _ status: CommandStatus, _ message: String, hint: String? = nil, errors: [InputError] = []
    ) {
        self.status = status
        self.message = message
        self.hint = hint
        self.errors = errors
    }

    /// `{schemaVersion, error: {code, name, message, hint?}, errors[]}`.
    var document: Document {
        var error: JSONObject = [
            "code": .count(Int(status.rawValue)), "name": .string("\(status)"),
            "message": .string(message),
        ]
        error["hint"] = hint.map { .string($0) }
        var document = Document()
        document["error"] = .object(error)
        document["errors"] = .array(errors.map(\.json))
        return document
    }

    /// Something wrong with one value of an input.
    static func input(_ path: String, _ value: String?, _ reason: String, hint: String? = nil)
        -> Failure
    {
        let issue = FieldIssue(path: path, value: value, reason: reason, hint: hint)
        return Failure(.refused, "the input is refused", errors: [InputError(issue)])
    }
}

extension Failure {
    /// Whatever a verb or its parts have thrown.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as LedgerError: self.init(ledger: error)
        case let error as StoreError: self.init(store: error)
        case let error as FoldError: self.init(ledger: .fold(error))
        case let error as FileFailure: self.init(.storage, "\(error)")
        case is CancellationError: self.init(.interrupted, "interrupted")
        default: self.init(.unexpected, "\(error)")
        }
    }

    private init(ledger error: LedgerError) {
        switch error {
        case .store(let error): self.init(store: error)
        case .append(let error): self.init(append: error)
        case .refused(let refusal):
            self.init(
                .refused, "this cannot be recorded", errors: [InputError(refusal)])
        case .input(let errors): self.init(.refused, "the input is refused", errors: errors)
        case .notFound(let message, let hint): self.init(.unknown, message, hint: hint)
        case .usage(let message, let hint): self.init(.usage, message, hint: hint)
        case .fold(.store(let error)): self.init(store: error)
        case .fold(.damaged(let position, let why)):
            self.init(
                .unsound, "event \(position) is damaged: \(why)",
                hint: "ccgledger verify says what else is")
        case .fold(.unreadable(let position, let why)):
            self.init(.unexpected, "event \(position) cannot be folded: \(why)")
        case .unproved(let message, let hint): self.init(.unsound, message, hint: hint)
        case .held(let message, let hint): self.init(.denied, message, hint: hint)
        case .keys(let message, let hint): self.init(.denied, message, hint: hint)
        case .overtaken(let message, let hint): self.init(.conflict, message, hint: hint)
        case .file(let message, let hint): self.init(.storage, message, hint: hint)
        }
    }

    private init(store error: StoreError) {
        switch error {
        case .unavailable(let why): self.init(.storage, why, hint: "try again")
        case .full(let why): self.init(.storage, why, hint: "make room, then do it again")
        case .unsynced(let why):
            self.init(.storage, why, hint: "do it again: what was recorded is not doubled")
        case .notALedger(let why):
            let hint =
                why.hasSuffix("(migrate)")
                ? "ccgledger migrate --dry-run says what would be done"
                : "ccgledger init FOLDER --origin NAME makes a ledger"
            self.init(.storage, why, hint: hint)
        case .notAFile(let why):
            self.init(
                .storage, why,
                hint: "find out who put it there; what is missing then, ccgledger restore brings")
        case .damaged:
            self.init(.unsound, "\(error)", hint: "ccgledger verify says what else is damaged")
        case .rolledBack(let why):
            self.init(
                .unsound, why,
                hint: "the ledger can be read and verified; find out what became of the rest")
        }
    }

    private init(append error: AppendError) {
        switch error {
        case .store(let error): self.init(store: error)
        case .versionConflict(let stream, _, let actual):
            self.init(
                .conflict, "somebody else wrote to \(stream), which now has \(actual) events",
                hint: "look at it again, then do it again")
        case .sizeConflict(let expected, let actual):
            self.init(
                .conflict,
                "somebody else wrote meanwhile: the log has \(actual) events, not \(expected)",
                hint: "do it again: what was recorded is not doubled")
        case .requestMismatch(_, let position):
            self.init(
                .conflict, "this id or request was used for something else, event \(position)",
                hint: "ccgledger show \(position); give another id, or leave it out")
        case .duplicateID(let id, let position):
            self.init(
                .conflict, "event \(position) has the id \(id)",
                hint: "ccgledger show \(position); give another id, or leave it out")
        case .partlyRecorded(let positions):
            self.init(.conflict, "\(positions.count) of these were recorded before, others not")
        case .wrongCount(let count):
            self.init(.refused, "\(count) events cannot be recorded at once")
        case .leafTooLong(_, let bytes):
            self.init(
                .refused, "the event would have \(bytes) bytes; 65,535 are the most",
                hint: "name the document that holds the rest under attachments")
        case .recordedTimeNotLater(let time, let last):
            self.init(
                .refused, "recordedtime \(time) is not later than the log's last, \(last)")
        }
    }
}
