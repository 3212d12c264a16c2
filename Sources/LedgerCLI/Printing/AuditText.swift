internal import AuditRules
internal import Commissioning
internal import EventLog
internal import Ledger

/// An audit as a person reads it.
struct AuditText {
    /// The lines, in order.
    let lines: [String]

    init(_ answer: AuditAnswer, listsRules: Bool) {
        var lines = AuditText.head(answer)
        for audit in answer.audits {
            let findings = answer.findings(of: audit)
            guard !findings.isEmpty || answer.audits.count == 1 else { continue }
            lines += AuditText.body(audit, findings, listsRules)
        }
        self.lines = lines + AuditText.end(answer)
    }

    /// What stands before the bodies.
    static func head(_ answer: AuditAnswer) -> [String] {
        var lines = Words.coordinates(asOf: answer.asOf, answer.knownAt)
        lines.append(
            "catalogue \(RuleCatalogue.version), \(Words.count(RuleCatalogue.rules.count, "rule")),"
                + " digest \(RuleCatalogue.digest.prefix(16))…")
        if answer.audits.count > 1 {
            let total = AuditCoverage(of: answer.audits.map(\.coverage))
            lines.append("\(Words.grouped(answer.audits.count)) bodies: \(total.sentence)")
        }
        return lines
    }

    /// What stands after them.
    static func end(_ answer: AuditAnswer) -> [String] {
        (answer.audits.isEmpty ? ["there is nothing to judge"] : [])
            + ["", AuditAnswer.statement]
    }

    /// The lines about the one body of an answer, each with its end.
    static func bytes(ofBody answer: AuditAnswer, listsRules: Bool) -> [UInt8] {
        let lines = answer.audits.flatMap { audit in
            body(audit, answer.findings(of: audit), listsRules)
        }
        return lines.flatMap { Array($0.utf8) + [0x0A] }
    }

    private static func body(
        _ audit: Audit, _ findings: [Finding], _ listsRules: Bool
    ) -> [String] {
        var lines = ["", "\(audit.body): \(audit.coverage.sentence)"]
        let raised = findings.filter { asks($0.outcome) }
        lines += section("For you to answer", raised.filter(audit.isOwn))
        lines += section("Done to you", raised.filter { !audit.isOwn($0) })
        lines.append("  " + tally(findings))
        let missing = missing(in: findings)
        if !missing.isEmpty {
            lines.append("  what is missing most often: \(missing.joined(separator: "; "))")
        }
        return listsRules ? lines + rules(findings) : lines
    }

    /// Whether a finding is shown; the others are counted.
    private static func asks(_ outcome: Outcome) -> Bool {
        switch outcome {
        case .breached, .concern, .explained, .unspecified: true
        case .met, .notYetDue, .notDeterminable, .notApplicable: false
        }
    }

    private static func section(_ title: String, _ findings: [Finding]) -> [String] {
        guard !findings.isEmpty else { return [] }
        var lines = ["  \(title)"]
        for folded in FoldedFinding.folding(findings) {
            lines += AuditText.lines(folded.root, indent: "    ")
            if !folded.consequences.isEmpty {
                lines.append("      which may explain:")
                lines += folded.consequences.flatMap { AuditText.lines($0, indent: "        ") }
            }
        }
        return lines
    }

    /// The finding, the sentence, the events behind it.
    static func lines(_ finding: Finding, indent: String) -> [String] {
        let value = finding.value.map { ", \(Words.money($0))" } ?? ""
        let answerable = finding.answerable.map { ", answerable \($0)" } ?? ""
        let events = Words.list(Set(finding.evidence.map(\.position)).sorted())
        var lines = [
            "\(indent)\(finding.rule)  \(finding.outcome.words)",
            "\(indent)  \(finding.subject)\(value)\(answerable)",
            "\(indent)  \(finding.sentence)",
        ]
        if !finding.notes.isEmpty {
            lines.append("\(indent)  (\(finding.notes.joined(separator: "; ")))")
        }
        let resting = events.isEmpty ? "" : "events \(events); "
        lines.append("\(indent)  \(resting)key \(finding.key)")
        return lines
    }

    /// How many findings have each outcome.
    private static func tally(_ findings: [Finding]) -> String {
        let counts = counted(findings.filter { $0.outcome != .notApplicable })
        return counts.isEmpty ? "no rule found anything to ask about" : counts
    }

    private static func counted(_ findings: [Finding]) -> String {
        let groups: [(String, (Outcome) -> Bool)] = [
            ("met", { $0 == .met }), ("indicate non-compliance", { $0 == .breached }),
            ("need explanation", { $0 == .concern }), ("explained", { $0 == .explained }),
            ("not yet due", { $0.dueOn != nil }),
            ("cannot be told", { $0 == .notDeterminable }),
            ("without a test in the source", { $0 == .unspecified }),
            ("do not apply", { $0 == .notApplicable }),
        ]
        return groups.compactMap { words, matches in
            let count = findings.count { matches($0.outcome) }
            return count == 0 ? nil : "\(Words.grouped(count)) \(words)"
        }.joined(separator: ", ")
    }

    /// The three types of events that are missing most often.
    private static func missing(in findings: [Finding]) -> [String] {
        var counts: [String: Int] = [:]
        for type in findings.flatMap({ Set($0.missing.map(\.type)) }) {
            counts[type, default: 0] += 1
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map {
            "\($0.key) (\($0.value))"
        }
    }

    private static func rules(_ findings: [Finding]) -> [String] {
        var table = TextTable("rule", "found", "question")
        for card in RuleCatalogue.cards {
            let own = findings.filter { $0.rule == card.id }
            table.add([card.id, own.isEmpty ? "nothing to ask" : counted(own), card.question])
        }
        return ["  Rules applied"] + table.lines(indent: "    ")
    }
}
