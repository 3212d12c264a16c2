internal import AuditRules
internal import Commissioning
internal import EventLog

extension ReportPage {
    /// All findings that ask for an answer: in a table, then each in a block of its own.
    func findings(_ html: inout HTMLWriter) {
        section("findings", &html) { html in
            guard !report.asked.isEmpty else {
                html.line("p", text: "No rule found anything that asks for an answer.")
                return
            }
            let own = report.asked.filter { report.isOwn($0.root) }
            let others = report.asked.filter { !report.isOwn($0.root) }
            summary("For \(report.body) to answer", own, &html)
            summary("Done to \(report.body), for others to answer", others, &html)
            for folded in report.asked {
                block(folded.root, under: nil, &html)
                for finding in folded.consequences {
                    block(finding, under: folded.root, &html)
                }
            }
        }
    }

    private func summary(
        _ title: String, _ findings: [FoldedFinding], _ html: inout HTMLWriter
    ) {
        guard !findings.isEmpty else { return }
        table(title, ["Rule", "Outcome", "About", "In short", "Events"], &html) { html in
            for folded in findings {
                for finding in [folded.root] + folded.consequences {
                    html.line("tr") { html in
                        html.element("th", [("scope", "row")]) { html in
                            html.element(
                                "a", [("href", "#\(ReportPage.place(of: finding))")],
                                text: finding.rule)
                        }
                        html.element("td") { tag(finding.outcome, &$0) }
                        html.element("td", [("class", "code")], text: finding.subject)
                        html.element("td", text: finding.sentence.sentence)
                        html.element("td") { links(to: finding.evidence.map(\.position), &$0) }
                    }
                }
            }
        }
    }

    // MARK: One finding

    private func block(_ finding: Finding, under root: Finding?, _ html: inout HTMLWriter) {
        let place = ReportPage.place(of: finding)
        let card = RuleCatalogue.card(finding.rule)
        html.block(
            "article",
            [
                ("class", "finding is-\(finding.outcome.name)"), ("id", place),
                ("aria-labelledby", "\(place)-t"),
            ]
        ) { html in
            html.line(
                "h3", [("id", "\(place)-t")], text: "\(finding.rule): \(card?.question ?? "")")
            html.line("p") { tag(finding.outcome, &$0) }
            html.line("p", [("class", "sentence")]) { html in
                html.text(finding.sentence.sentence)
                resting(on: finding.evidence.map(\.position), &html)
            }
            for note in finding.notes {
                html.line("p", text: "Weighed: \(note).")
            }
            if let root {
                html.line("p") { html in
                    html.text("It may follow from ")
                    html.element(
                        "a", [("href", "#\(ReportPage.place(of: root))")], text: root.rule)
                    html.text(": answer that first.")
                }
            }
            ReportPage.list(facts(of: finding, card), &html)
            evidence(of: finding, &html)
            for missing in finding.missing {
                html.line("p", text: "Not on record: \(missing).")
            }
        }
    }

    private func facts(of finding: Finding, _ card: RuleCard?) -> [(String, String)] {
        [
            ("About", finding.subject),
            ("To answer", finding.answerable?.description ?? "not on record"),
            ("Value at stake", finding.value.map(NumberText.money) ?? ""),
            ("Source", card.map { "\($0.source) (\($0.confidence.words))" } ?? ""),
            ("What weighs", card.map(\.severity.words) ?? ""),
            ("Test", card?.formula ?? ""),
            ("Keep in mind", card?.caveat ?? ""),
            ("Key", finding.key),
        ]
    }

    private func evidence(of finding: Finding, _ html: inout HTMLWriter) {
        guard !finding.evidence.isEmpty else { return }
        let known = Dictionary(
            report.events.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
        table(
            "Facts behind \(finding.key)",
            ["Fact", "Value", "Recorded by", "Happened", "Recorded", "Event"], &html
        ) { html in
            for evidence in finding.evidence {
                let event = known[evidence.position]
                let contested =
                    evidence.contests.isEmpty
                    ? "" : " (contested by \(evidence.contests.map(\.description).joined(", ")))"
                row(
                    [
                        evidence.what, evidence.value + contested,
                        event.map { "\($0.actor) for \($0.onBehalfOf)" } ?? "",
                        event?.on.description ?? "",
                        event.map { ReportPage.moment($0.recordedTime) } ?? "",
                    ], [evidence.position] + evidence.contests, &html)
            }
        }
    }

    // MARK: What is still open

    /// What falls due, and what cannot be told.
    func open(_ html: inout HTMLWriter) {
        section("open", &html) { html in
            let due = report.findings.filter { $0.outcome.dueOn != nil }
            let unknown = report.findings.filter { $0.outcome == .notDeterminable }
            if due.isEmpty, unknown.isEmpty {
                html.line("p", text: "Nothing falls due, and no rule lacked a fact.")
            }
            if !due.isEmpty {
                table("What falls due", ["By", "Rule", "About", "What to do", "Events"], &html) {
                    html in
                    for finding in due {
                        row(
                            [
                                finding.outcome.dueOn?.description ?? "", finding.rule,
                                finding.subject, finding.toDo ?? finding.sentence,
                            ], finding.evidence.map(\.position), &html)
                    }
                }
            }
            guard !unknown.isEmpty else { return }
            table(
                "What cannot be told, and the fact that is missing",
                ["Rule", "About", "Not on record", "Events"], &html
            ) { html in
                for finding in unknown {
                    row(
                        [
                            finding.rule, finding.subject,
                            finding.missing.map(\.description).joined("; "),
                        ], finding.evidence.map(\.position), &html)
                }
            }
        }
    }
}

extension RuleCard.Confidence {
    /// Whether the source was read, in words.
    var words: String {
        switch self {
        case .read: "read for this rule"
        case .unverified: "not re-read: it asks a question at most"
        }
    }
}
