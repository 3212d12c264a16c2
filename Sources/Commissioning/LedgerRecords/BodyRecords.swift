public import EventLog

/// What the ledger records on behalf of a body and is found by it. Each body has a stream of its
/// own, so that who asks about one reads nothing of the others.
public enum BodyRecords: String, CaseIterable, Sendable {
    /// Proposals that were refused.
    case refusals
    /// Roots over what the log came to.
    case stateRoots = "state-roots"

    /// The stream for what is recorded on behalf of a body, which an envelope names `GB-NHS-02Q`;
    /// one that has no code shares the stream of all.
    public func stream(onBehalfOf body: String) -> StreamName {
        let names = names(of: ODSCode(onBehalfOf: body))
        return names[names.count - 1]
    }

    /// The streams with what was recorded on behalf of a body: that of all, in which releases
    /// before this recorded it for every body, then the body's own.
    public func streams(of body: ODSCode) -> [StreamName] { names(of: body) }

    private func names(of body: ODSCode?) -> [StreamName] {
        let all = "\(LedgerArea.name)/\(rawValue)"
        return [all, body.map { "\(all)-\($0)" }].compactMap { $0.flatMap { StreamName($0) } }
    }
}

extension ODSCode {
    /// The body that an envelope names as acting, `GB-NHS-02Q`; nil when it is none with a code.
    public init?(onBehalfOf body: String) {
        let prefix = "GB-NHS-"
        guard body.utf8.starts(with: prefix.utf8) else { return nil }
        self.init(String(decoding: body.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    }
}
