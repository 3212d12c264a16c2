public import AuditRules
public import Commissioning
public import EventLog
internal import Projections

/// The audit of one body, with the evidence behind each sentence.
///
/// It is made from recorded facts alone, so that the same question gives the same report.
public struct AuditReport: Sendable {
    /// What it is about, and from what it was made.
    public let scope: ReportScope
    /// The body.
    public let body: ODSCode
    /// What the body is called; nil when it is not registered on the ledger.
    public let name: String?
    /// The body, then those it followed.
    public let line: [ODSCode]
    /// The day of the question.
    public let asOf: CivilDate
    /// What verifying the log found.
    public let integrity: ReportIntegrity
    /// How much could be tested.
    public let coverage: AuditCoverage
    /// What is declared complete.
    public let declarations: [CoverageDeclaration]
    /// The findings that were asked for, in the order of the catalogue.
    public let findings: [Finding]
    /// The findings that ask for an answer, with what may follow from each beneath it.
    public let asked: [FoldedFinding]
    /// Processes as they went, those with most to answer first.
    public let timelines: [ProcessTimeline]
    /// How many processes are not drawn.
    public let undrawn: Int
    /// How long awards and signatures took to be recorded and published.
    public let lags: [PublicationLag]
    /// Facts that were recorded late though they are declared to be recorded as they happen.
    public let lateEntries: [RecordingLag]
    /// Whether anything is declared to be recorded as it happens.
    public let hasRoutineCoverage: Bool
    /// Corrections of facts of the body.
    public let corrections: [ReportCorrection]
    /// The events of the streams that were read, in order.
    public let events: [ReportEvent]
    private let own: Set<String>

    /// Makes a report of what the rules answer.
    ///
    /// - Parameters:
    ///   - audit: What the rules answer.
    ///   - history: What they read.
    ///   - events: The events of its streams, in order.
    public init(
        _ audit: Audit, of history: AuditHistory, events: [ReportEvent], scope: ReportScope,
        integrity: ReportIntegrity
    ) {
        self.scope = scope
        self.integrity = integrity
        self.events = events
        body = audit.body
        name = history.organisation?.state.name?.value
        line = audit.line
        asOf = audit.asOf
        coverage = audit.coverage
        declarations = history.coverage.declarations
        let findings = audit.findings.filter { finding in
            guard let key = scope.findingKey else { return scope.filter.keeps(finding) }
            return finding.key.utf8.elementsEqual(key.utf8)
        }
        self.findings = findings
        own = Set(findings.filter(audit.isOwn).map(\.key))
        asked = FoldedFinding.folding(findings.filter { $0.outcome.asksForAnAnswer })
        let drawn = ProcessTimeline.all(findings, events, history)
        timelines = drawn.timelines
        undrawn = drawn.undrawn
        let isWhole = scope.findingKey == nil
        lags = isWhole ? PublicationLag.all(in: history) : []
        lateEntries = isWhole ? history.recordingLags.filter(\.isLate) : []
        hasRoutineCoverage = declarations.contains {
            $0.coverage.value.basis == .routineSince
        }
        corrections = isWhole ? ReportCorrection.all(in: events) : []
    }

    /// Whether a finding is the body's own to answer.
    public func isOwn(_ finding: Finding) -> Bool { own.contains(finding.key) }

    /// How many findings have an outcome.
    public func count(_ outcome: Outcome) -> Int { findings.count { $0.outcome == outcome } }

    /// What is found, in one sentence.
    public var verdict: String {
        let breached = count(.breached)
        let concerns = count(.concern)
        let open = count(.notDeterminable)
        let met = NumberText.grouped(count(.met))
        var sentence =
            switch (breached, concerns) {
            case (0, 0): "No rule found anything to answer"
            case (_, 0): "Evidence on the ledger indicates non-compliance in \(places(breached))"
            case (0, _): "\(matters(concerns)) explanation"
            default:
                "Evidence on the ledger indicates non-compliance in \(places(breached)), and "
                    + "\(matters(concerns)) explanation"
            }
        sentence += "; in \(met) the evidence meets the rule"
        if open > 0 {
            sentence += "; in \(NumberText.grouped(open)) it cannot be told from what is recorded"
        }
        return sentence + "."
    }

    private func places(_ count: Int) -> String { NumberText.count(count, "place") }

    private func matters(_ count: Int) -> String {
        count == 1 ? "1 matter needs" : "\(NumberText.grouped(count)) matters need"
    }

    /// The events that some sentence of the report leads to, in order.
    public var cited: [ReportEvent] {
        var positions: Set<Position> = []
        for finding in findings where finding.outcome != .notApplicable {
            for evidence in finding.evidence {
                positions.insert(evidence.position)
                positions.formUnion(evidence.contests)
            }
        }
        for timeline in timelines { positions.formUnion(timeline.positions) }
        for lag in lags { positions.formUnion(lag.positions) }
        for correction in corrections {
            positions.formUnion([correction.original.position, correction.by.position])
        }
        positions.formUnion(declarations.map(\.coverage.by))
        let late = Set(lateEntries.map(\.event))
        return events.filter { positions.contains($0.position) || late.contains($0.id) }
    }

    /// What no report of this kind can show.
    public static let limits = [
        "What was never recorded, unless the record is declared complete: silence says nothing.",
        "Whether what was recorded is true: the log proves when it was recorded and that it was "
            + "not changed since.",
        "What sealed values say: rules read what stands in the open, and count what is sealed.",
        "Whether the law was broken: a finding is a question until the body has answered it and "
            + "an auditor has determined it.",
    ]

    /// What stands on every report.
    public static let statement =
        "Computed from recorded facts; not a determination that law was broken. Determinations are "
        + "shown separately, with who made them."
}

extension Outcome {
    /// Whether it is shown in full: somebody is asked, has answered, or the source has a gap.
    public var asksForAnAnswer: Bool {
        switch self {
        case .breached, .concern, .explained, .unspecified: true
        case .met, .notYetDue, .notDeterminable, .notApplicable: false
        }
    }
}
