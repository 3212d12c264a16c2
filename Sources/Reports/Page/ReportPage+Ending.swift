internal import AuditRules
internal import Commissioning
internal import EventLog
internal import TransparencyLog

extension ReportPage {
    // MARK: How it was recorded

    /// What was recorded late, and what was said again or taken back, and by whom.
    func recording(_ html: inout HTMLWriter) {
        section("recording", &html) { html in
            late(&html)
            guard !report.corrections.isEmpty else {
                html.line("p", text: "No fact of these streams was corrected or withdrawn.")
                return
            }
            table(
                "Facts that were corrected or withdrawn, and by whom",
                ["What", "Stream", "First recorded by", "Done by", "On", "Events"], &html
            ) { html in
                for correction in report.corrections {
                    let original = correction.original
                    row(
                        [
                            TypeWords.words(original.type)
                                + (correction.by.isWithdrawal ? ", withdrawn" : ", corrected"),
                            original.stream.text, original.actor,
                            "\(correction.by.actor) for \(correction.by.onBehalfOf)",
                            correction.by.on.description,
                        ], [original.position, correction.by.position], &html)
                }
            }
        }
    }

    private func late(_ html: inout HTMLWriter) {
        guard report.hasRoutineCoverage else {
            html.line(
                "p",
                text: "Nothing is declared to be recorded as it happens, so no entry is called "
                    + "late.")
            return
        }
        guard !report.lateEntries.isEmpty else {
            html.line(
                "p",
                text: "What is declared to be recorded as it happens was recorded within "
                    + "\(RecordingLag.limit) days.")
            return
        }
        let positions = Dictionary(
            report.events.map { ($0.id, $0.position) }, uniquingKeysWith: { first, _ in first })
        table(
            "Recorded after more than \(RecordingLag.limit) days, though declared to be recorded "
                + "as it happens",
            ["What", "Body", "Happened", "Recorded", "Days", "Events"], &html
        ) { html in
            for entry in report.lateEntries {
                row(
                    [
                        TypeWords.words(entry.type), entry.body.description,
                        entry.on.description, entry.recordedOn.description, "\(entry.days)",
                    ], [positions[entry.event], entry.declaration].compactMap { $0 }, &html)
            }
        }
    }

    // MARK: Rules, limits, verifying

    /// Every rule of the catalogue, and how often it answered what.
    func rules(_ html: inout HTMLWriter) {
        section("rules", &html) { html in
            html.line(
                "p",
                text: "Catalogue \(RuleCatalogue.version), "
                    + "\(NumberText.count(RuleCatalogue.rules.count, "rule")), digest "
                    + "\(RuleCatalogue.digest). What each asks, in full: ccgledger rules ID.")
            table(
                "Every rule, and how often it answered what",
                ["Rule", "Question", "Source", "Answers"], &html
            ) { html in
                for card in RuleCatalogue.cards {
                    html.line("tr") { html in
                        html.element("th", [("scope", "row")], text: card.id)
                        html.element("td", text: card.question)
                        html.element("td", text: card.source)
                        html.element("td", text: report.tally(of: card.id))
                    }
                }
            }
        }
    }

    /// What a report of this kind cannot show.
    func limits(_ html: inout HTMLWriter) {
        section("limits", &html) { html in
            html.line("p", text: "What this cannot show:")
            html.block("ul") { html in
                for limit in AuditReport.limits { html.line("li", text: limit) }
            }
        }
    }

    /// How somebody who trusts nobody checks it.
    func verifying(_ html: inout HTMLWriter) {
        let known = "--as-of \(report.asOf) --known-at position:\(report.scope.size)"
        section("verify", &html) { html in
            html.block("ol") { html in
                html.line("li") { html in
                    html.text("Verify the log, with a checkpoint and a key that you have kept: ")
                    html.element(
                        "code", text: "ccgledger verify --checkpoint KEPT --key VKEY")
                }
                html.line("li") { html in
                    html.text("Make this report again; the same bytes must come out: ")
                    html.element("code", text: "ccgledger report \(report.body) \(known)")
                }
                if beside != nil {
                    html.line("li") { html in
                        html.text("Check the files that lie beside this page, offline: ")
                        html.element("a", [("href", BundlePath.guide)], text: BundlePath.guide)
                        html.text(" says three ways.")
                    }
                } else {
                    html.line("li") { html in
                        html.text("Take the evidence home, and check it offline: ")
                        html.element(
                            "code",
                            text: "ccgledger export bundle \(report.body) \(known) --for public "
                                + "--key VKEY --out FILE.zip")
                    }
                }
            }
        }
    }

    /// The events that sentences lead to.
    func events(_ html: inout HTMLWriter) {
        section("events", &html) { html in
            html.line(
                "p",
                text: "Every event that a sentence of this report leads to. The hash of its leaf "
                    + "leads, by its proof, to the root of a checkpoint.")
            table(
                "Events cited",
                ["Position", "What", "Stream", "Happened", "Recorded", "By", "Leaf hash"], &html
            ) { html in
                for event in report.cited { self.event(event, &html) }
            }
        }
    }

    /// A moment in UTC, to the second where there is no fraction of one.
    static func moment(_ instant: Instant) -> String {
        let text = instant.description
        return text.hasSuffix(".000000Z") ? "\(text.prefix(19))Z" : text
    }

    private func event(_ event: ReportEvent, _ html: inout HTMLWriter) {
        html.line("tr", [("id", "e\(event.position)")]) { html in
            html.element("th", [("scope", "row")], text: event.position.description)
            html.element("td", text: TypeWords.words(event.type))
            html.element("td", text: "\(event.stream), event \(event.streamVersion)")
            ReportPage.cell(event.on.description, &html)
            ReportPage.cell(ReportPage.moment(event.recordedTime), &html)
            html.element(
                "td", text: "\(event.actor) for \(event.onBehalfOf); evidence \(event.grade)")
            html.element("td", [("class", "hash")]) { html in
                html.element("code", text: event.leafHash.base64)
                guard let beside, beside.positions.contains(event.position) else { return }
                html.text(" ")
                html.element(
                    "a", [("href", BundlePath.event(event.position))],
                    text: "event \(event.position)")
                html.text(", ")
                html.element(
                    "a", [("href", BundlePath.proof(event.position))],
                    text: "proof of \(event.position)")
            }
        }
    }
}

extension AuditReport {
    /// How often a rule answered what, in words.
    func tally(of rule: String) -> String {
        let own = findings.filter { $0.rule == rule }
        guard !own.isEmpty else { return "nothing to ask" }
        let groups: [(String, (Outcome) -> Bool)] = [
            ("met", { $0 == .met }), ("indicate non-compliance", { $0 == .breached }),
            ("need explanation", { $0 == .concern }), ("explained", { $0 == .explained }),
            ("not yet due", { $0.dueOn != nil }),
            ("cannot be told", { $0 == .notDeterminable }),
            ("without a test in the source", { $0 == .unspecified }),
            ("do not apply", { $0 == .notApplicable }),
        ]
        return groups.compactMap { words, matches in
            let count = own.count { matches($0.outcome) }
            return count == 0 ? nil : "\(NumberText.grouped(count)) \(words)"
        }.joined(", ")
    }
}
