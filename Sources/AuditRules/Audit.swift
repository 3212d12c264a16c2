public import Commissioning
public import EventLog
internal import Projections

/// All rules applied to one body: what was found, and how much of it could be tested.
public struct Audit: Sendable {
    /// The body.
    public let body: ODSCode
    /// The body, then those it followed: what is answerable to one of them is its own to answer.
    public let line: [ODSCode]
    /// The day of the question.
    public let asOf: CivilDate
    /// Every finding, of every outcome, in the order of the catalogue, then of their subjects.
    public private(set) var findings: [Finding]
    /// How much could be tested.
    public let coverage: AuditCoverage
    /// Whether the log knows the body at all.
    public let isKnown: Bool

    /// Judges a history by every rule.
    public init(
        _ history: AuditHistory, rules: [any AuditRule.Type] = RuleCatalogue.rules
    ) {
        body = history.body
        line = history.line
        asOf = history.asOf
        let weighing = Weighing(history: history)
        let findings = rules.flatMap { rule in
            rule.judge(history).map { weighing.finding($0, of: rule.card) }
                .map { (subject: $0.subject, finding: $0) }
                .sorted { ($0.subject, $0.finding.key) < ($1.subject, $1.finding.key) }
                .map(\.finding)
        }
        self.findings = findings
        coverage = AuditCoverage(decisions: history.decisions, findings, history)
        isKnown = history.isKnown
    }

    /// The same without the findings.
    public var withoutFindings: Audit {
        var copy = self
        copy.findings = []
        return copy
    }

    /// Whether a finding is the body's own to answer.
    public func isOwn(_ finding: Finding) -> Bool {
        finding.answerable.map(line.contains) ?? true
    }
}

/// How many decisions could be tested on every rule that applies to them.
public struct AuditCoverage: Hashable, Sendable {
    /// Decisions on record.
    public let decisions: Int
    /// Those that could be tested on every rule that applies to them.
    public let tested: Int
    /// Those to which no rule applies.
    public let outOfScope: Int
    /// The most rules that apply to one of them.
    public let mostRules: Int
    /// Declarations that some part of the record is complete.
    public let declarations: Int

    init(decisions: [DecisionRow], _ findings: [Finding], _ history: AuditHistory) {
        var applying: [StreamName: Set<String>] = [:]
        var untested: Set<StreamName> = []
        for finding in findings where finding.outcome != .notApplicable {
            applying[finding.process, default: []].insert(finding.rule)
            if finding.outcome == .notDeterminable { untested.insert(finding.process) }
        }
        let processes = decisions.map { history.process(of: $0.stream) }
        self.decisions = processes.count
        outOfScope = processes.count { applying[$0] == nil }
        tested = processes.count { applying[$0] != nil && !untested.contains($0) }
        mostRules = processes.compactMap { applying[$0]?.count }.max() ?? 0
        declarations = history.coverage.declarations.count
    }

    /// The coverage of several bodies together.
    public init(of all: [AuditCoverage]) {
        decisions = all.map(\.decisions).reduce(0, +)
        tested = all.map(\.tested).reduce(0, +)
        outOfScope = all.map(\.outOfScope).reduce(0, +)
        mostRules = all.map(\.mostRules).max() ?? 0
        declarations = all.map(\.declarations).reduce(0, +)
    }

    /// The first sentence of every audit.
    public var sentence: String {
        guard decisions > 0 else { return "no decision is on record; \(completeness)" }
        let noun = decisions == 1 ? "decision" : "decisions"
        let rules =
            switch mostRules {
            case 0: "any rule"
            case 1: "the one rule that applies"
            default: "all rules that apply, at most \(mostRules)"
            }
        var sentence = "of \(decisions) \(noun), \(tested) could be tested on \(rules)"
        if outOfScope > 0 { sentence += "; to \(outOfScope) none applies" }
        return "\(sentence); \(completeness)"
    }

    private var completeness: String {
        switch declarations {
        case 0: "no part of the record is declared complete"
        case 1: "one part of the record is declared complete"
        default: "\(declarations) parts of the record are declared complete"
        }
    }
}

extension AuditHistory {
    /// The process that a stream belongs to.
    func process(of stream: StreamName) -> StreamName {
        matter(of: stream).process
    }

    /// Whether the log knows the body: registered, or with a stream of its own.
    public var isKnown: Bool {
        organisation != nil || !decisions.isEmpty || !procurements.isEmpty || !contracts.isEmpty
            || !support.isEmpty || !choices.isEmpty || !governance.isEmpty || !interests.isEmpty
            || !authorisations.isEmpty || !measures.isEmpty || !refusals.isEmpty
            || !stateRoots.isEmpty
    }
}
