public import Commissioning

/// What a rule says of itself: one page of an audit manual.
public struct RuleCard: Hashable, Sendable {
    /// Its number, such as `FAIR-04`; never given to another rule.
    public let id: String
    /// What is asked, in plain words.
    public let question: String
    /// How the answer is found, as a sentence.
    public let formula: String
    /// The clause that it rests on.
    public let source: String
    /// Whether that clause was read for this rule.
    public let confidence: Confidence
    /// The days of the law: when the process commenced, or else when the conduct happened.
    public let inForce: Period?
    /// To what it applies.
    public let appliesWhen: String
    /// How much weighs on it.
    public let severity: Severity
    /// What makes it binding; nil for what binds nobody.
    public let obligation: Obligation?
    /// What the guidance that it rests on asks for, where a departure from it can be explained;
    /// nil where none can.
    public let guidance: GuidanceSubject?
    /// Who answers for it.
    public let answerable: String
    /// Whether it fires on what is recorded or on what is not.
    public let firesOn: Firing
    /// The event types that it reads.
    public let reads: [String]
    /// The rules of which its findings may be a consequence.
    public let consequenceOf: [String]
    /// Where its numbers come from.
    public let threshold: Threshold
    /// What to keep in mind; nil when nothing is.
    public let caveat: String?
    /// A worked example of each outcome that it can have, beside the general ones.
    public let examples: [Example]

    init(
        _ id: String, _ question: String, formula: String, source: String,
        confidence: Confidence = .read, inForce: Period? = nil, appliesWhen: String,
        severity: Severity, obligation: Obligation? = nil, guidance: GuidanceSubject? = nil,
        answerable: String = "the commissioner that leads the process",
        firesOn: Firing = .presence, reads: [String], consequenceOf: [String] = [],
        threshold: Threshold = .none, caveat: String? = nil, examples: [Example]
    ) {
        self.id = id
        self.question = question
        self.formula = formula
        self.source = source
        self.confidence = confidence
        self.inForce = inForce
        self.appliesWhen = appliesWhen
        self.severity = severity
        self.obligation = obligation
        self.guidance = guidance
        self.answerable = answerable
        self.firesOn = firesOn
        self.reads = reads
        self.consequenceOf = consequenceOf
        self.threshold = threshold
        self.caveat = caveat
        self.examples = examples
    }

    /// Whether a source was read for a rule.
    public enum Confidence: String, Sendable {
        /// It was, whole or in an excerpt.
        case read
        /// It was not re-read: the rule answers `concern` at most.
        case unverified
    }

    /// How much weighs on a rule.
    public enum Severity: String, CaseIterable, Sendable {
        /// A duty.
        case duty = "B"
        /// A pledge or good practice: `concern` at most.
        case pledge = "C"
        /// A statistical flag: `concern` at most.
        case flag = "F"
        /// A gap in the source.
        case gap = "G"
        /// The ledger's own soundness.
        case ledger = "L"
    }

    /// What makes a duty binding.
    public enum Obligation: String, Sendable {
        /// An act or a regulation.
        case law
        /// Guidance to which regard must be had.
        case statutoryGuidance
        /// A contract.
        case contract
    }

    /// What a rule fires on.
    public enum Firing: String, Sendable {
        /// What is recorded.
        case presence
        /// What is not recorded, where the record is declared complete.
        case absence
    }

    /// Where the numbers of a rule come from.
    public enum Threshold: Hashable, Sendable {
        /// It has none.
        case none
        /// From its source: which they are.
        case source(String)
        /// From us, since no source sets one: which they are.
        case ours(String)
    }

    /// A worked example: what is recorded, and what the rule answers.
    public struct Example: Hashable, Sendable {
        /// The outcome, by its name.
        public let outcome: String
        /// What is recorded.
        public let story: String

        init(_ outcome: String, _ story: String) {
            self.outcome = outcome
            self.story = story
        }
    }
}

extension RuleCard.Severity {
    /// What it is, in a few words.
    public var words: String {
        switch self {
        case .duty: "a duty"
        case .pledge: "a pledge or good practice"
        case .flag: "a statistical flag"
        case .gap: "a gap in the source"
        case .ledger: "the ledger's own soundness"
        }
    }

    /// Whether a rule of this severity may answer that it was breached.
    var allowsBreach: Bool {
        switch self {
        case .duty, .ledger: true
        case .pledge, .flag, .gap: false
        }
    }
}
