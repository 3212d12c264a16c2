public import EventLog

/// Why a verb could not do what was asked.
public enum LedgerError: Error, Sendable {
    /// The store could not be read or written.
    case store(StoreError)
    /// The store refused an append.
    case append(AppendError)
    /// The domain said no.
    case refused(Refusal)
    /// The input is not what it should be; everything that is wrong with it.
    case input([InputError])
    /// What was asked for is not there.
    case notFound(String, hint: String?)
    /// A word of the request cannot be read.
    case usage(String, hint: String?)
    /// What was to be checked could be read, and does not prove what it should.
    case unproved(String, hint: String?)
    /// A history could not be folded.
    case fold(FoldError)
    /// The folder of keys cannot be used.
    case keys(String, hint: String?)
    /// A legal hold keeps it from being done.
    case held(String, hint: String?)
    /// Others kept writing what speaks against what was decided.
    case overtaken(String, hint: String?)
    /// A file that was named cannot be read or written.
    case file(String, hint: String?)
}

/// One thing that is wrong with an input, and where: file, line, path, value, reason, hint.
public struct InputError: Error, Hashable, Sendable {
    /// The file as it was named; nil for a form.
    public let file: String?
    /// From 1; nil for a form.
    public let line: Int?
    /// JSON Pointer (RFC 6901) into the line.
    public let path: String
    /// What was found there.
    public let value: String?
    /// What is wrong, in one sentence.
    public let reason: String
    /// What to do about it.
    public let hint: String?

    /// Places an issue in a file.
    public init(_ issue: FieldIssue, file: String? = nil, line: Int? = nil) {
        self.file = file
        self.line = line
        path = issue.path
        value = issue.value
        reason = issue.reason
        hint = issue.hint
    }

    /// Places a refusal in a file.
    public init(_ refusal: Refusal, file: String? = nil, line: Int? = nil) {
        let resting = refusal.restsOn.map(\.description).joined(separator: ", ")
        let hint = resting.isEmpty ? "" : "; see event \(resting)"
        self.init(
            FieldIssue(
                path: "", value: nil, reason: refusal.sentence,
                hint: "rule \(refusal.rule)\(hint)"),
            file: file, line: line)
    }
}

extension LedgerError {
    /// Any error that a verb's parts throw, as one of the verb's.
    init(_ error: any Error) {
        switch error {
        case let error as LedgerError: self = error
        case let error as StoreError: self = .store(error)
        case let error as AppendError: self = .append(error)
        case let error as Refusal: self = .refused(error)
        case let error as FoldError: self = .fold(error)
        case let error as ProposalFailure: self = .input(error.issues.map { InputError($0) })
        case let error as FieldIssue: self = .input([InputError(error)])
        case let error as VaultError:
            self = .keys("\(error)", hint: "see that the ledger's folder of keys is whole")
        default: self = .file("\(error)", hint: nil)
        }
    }
}
