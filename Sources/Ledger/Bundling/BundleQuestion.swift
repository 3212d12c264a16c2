public import AuditRules
internal import EventLog

/// What an evidence bundle is asked to hold, and for whom.
public struct BundleQuestion: Sendable {
    /// What it is about.
    public enum About: Hashable, Sendable {
        /// All that the audit of a body reads.
        case body(String)
        /// One finding by its key; of the body that is named, else of any.
        case finding(String, of: String?)
        /// Streams, by their names.
        case streams([String])
    }

    /// Who reads it.
    public enum Reader: String, CaseIterable, Sendable {
        /// Anybody.
        case everyone = "public"
        /// An auditor, who may read what the schemas keep for auditors and parties.
        case auditor
    }

    /// What it is about.
    public var about: About
    /// Who reads it.
    public var reader: Reader
    /// The day.
    public var asOf: AsOf
    /// The moment.
    public var knownAt: KnownAt
    /// Which findings its report shows.
    public var filter: AuditFilter
    /// Whose signature the checkpoint must bear.
    public var trusted: TrustedKeys
    /// The policy as it was given, to be handed on; nil when none was.
    public var policy: [UInt8]?

    /// - Parameters:
    ///   - about: What it is about.
    ///   - reader: Who reads it.
    ///   - asOf: The day.
    ///   - knownAt: The moment.
    ///   - filter: Which findings its report shows.
    ///   - trusted: Whose signature the checkpoint must bear.
    ///   - policy: The policy as it was given; nil when none was.
    public init(
        about: About, for reader: Reader, asOf: AsOf, knownAt: KnownAt,
        filter: AuditFilter = AuditFilter(), trusted: TrustedKeys, policy: [UInt8]? = nil
    ) {
        self.about = about
        self.reader = reader
        self.asOf = asOf
        self.knownAt = knownAt
        self.filter = filter
        self.trusted = trusted
        self.policy = policy
    }
}
