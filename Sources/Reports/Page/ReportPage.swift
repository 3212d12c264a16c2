internal import AuditRules
internal import Commissioning
internal import EventLog
internal import TransparencyLog

/// A report as one page of HTML that needs nothing beside it: no script, no font, no picture.
public struct ReportPage {
    let report: AuditReport
    /// The files that lie beside the page; nil when it stands alone.
    let beside: BundleLinks?
    /// SHA-256 of the report as JSON, in hexadecimal digits.
    let jsonDigest: String
    /// SHA-256 of the page that this one prints; nil for the page itself.
    let printedFrom: String?
    var html = HTMLWriter()
    /// The events that have a row on the page.
    let cited: Set<Position>

    private init(
        _ report: AuditReport, beside: BundleLinks?, jsonDigest: String, printedFrom: String?
    ) {
        self.report = report
        self.beside = beside
        self.jsonDigest = jsonDigest
        self.printedFrom = printedFrom
        cited = Set(report.cited.map(\.position))
    }

    /// The page, in UTF-8; the same for the same report.
    ///
    /// - Parameters:
    ///   - beside: The files that lie beside the page, in an evidence bundle; nil for none.
    ///   - jsonDigest: SHA-256 of the report as JSON, in hexadecimal digits.
    ///   - printedFrom: For a page that is printed: SHA-256 of the page without this line.
    public static func bytes(
        of report: AuditReport, beside: BundleLinks? = nil, jsonDigest: String,
        printedFrom: String? = nil
    ) -> [UInt8] {
        var page = ReportPage(
            report, beside: beside, jsonDigest: jsonDigest, printedFrom: printedFrom)
        page.write()
        return page.html.bytes
    }

    private mutating func write() {
        html.markup("<!DOCTYPE html>\n")
        let page = self
        html.block("html", [("lang", "en-GB")]) { html in
            html.block("head") { html in page.head(&html) }
            html.block("body") { html in
                html.line(
                    "a", [("class", "skip"), ("href", "#report")], text: "Skip to the report")
                html.block("header") { html in page.heading(&html) }
                html.block("main", [("id", "report")]) { html in
                    page.scope(&html)
                    page.coverage(&html)
                    page.integrity(&html)
                    page.findings(&html)
                    page.open(&html)
                    page.pictures(&html)
                    page.recording(&html)
                    page.rules(&html)
                    page.limits(&html)
                    page.verifying(&html)
                    page.events(&html)
                }
                html.block("footer") { html in page.foot(&html) }
            }
        }
    }

    /// The sections, by the names of their places.
    static let sections = [
        ("scope", "Scope"), ("coverage", "Coverage"), ("integrity", "Integrity"),
        ("findings", "Findings"), ("open", "What falls due, and what cannot be told"),
        ("pictures", "Processes in pictures"), ("recording", "Late entries and corrections"),
        ("rules", "Rules applied"), ("limits", "Limits"), ("verify", "How to verify"),
        ("events", "Events"),
    ]

    /// Begins a section.
    func section(
        _ place: String, _ html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void
    ) {
        let title = ReportPage.sections.first { $0.0 == place }?.1 ?? place
        html.block("section", [("aria-labelledby", place)]) { html in
            html.line("h2", [("id", place)], text: title)
            content(&html)
        }
    }

    var bodyName: String { report.name.map { "\($0) (\(report.body))" } ?? "\(report.body)" }

    // MARK: Head and foot

    private func head(_ html: inout HTMLWriter) {
        html.void("meta", [("charset", "utf-8")])
        html.void(
            "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        html.void(
            "meta",
            [
                ("http-equiv", "Content-Security-Policy"),
                ("content", "default-src 'none'; style-src 'unsafe-inline'"),
            ])
        html.line("title", text: "Audit of \(bodyName) as of \(report.asOf)")
        html.element("style") { $0.markup(PageStyle.sheet) }
        html.markup("\n")
    }

    private func heading(_ html: inout HTMLWriter) {
        html.line("p", [("class", "kicker")], text: "Audit of a commissioner, from its ledger")
        html.line("h1", text: bodyName)
        html.line(
            "p", [("class", "kicker")],
            text: "As of \(report.asOf), as known at position \(report.scope.size) of "
                + report.scope.origin)
        if !report.integrity.isSound {
            html.line("p", [("class", "verdict failed")], text: report.integrity.sentence)
        }
        html.line("p", [("class", "verdict")]) { html in
            html.text(report.verdict + " ")
            html.element("a", [("href", "#findings")], text: "See the findings.")
        }
        html.line("p", text: AuditReport.statement)
        html.block("nav", [("aria-label", "Contents")]) { html in
            html.block("ul") { html in
                for (place, title) in ReportPage.sections {
                    html.line("li") { $0.element("a", [("href", "#\(place)")], text: title) }
                }
            }
        }
    }

    private func foot(_ html: inout HTMLWriter) {
        html.line(
            "p",
            text: "\(report.scope.tool). Origin \(report.scope.origin), position "
                + "\(report.scope.size), root \(report.integrity.root.base64), rules "
                + "\(RuleCatalogue.version) with digest \(RuleCatalogue.digest).")
        html.line("p", text: "SHA-256 of this report as JSON: \(jsonDigest)")
        if let printedFrom {
            html.line(
                "p", text: "Printed from the page with SHA-256 \(printedFrom): that is the report.")
        }
    }

    // MARK: What it is about

    private func scope(_ html: inout HTMLWriter) {
        section("scope", &html) { html in
            var facts = [
                ("Body", bodyName),
                ("Those it followed", report.line.dropFirst().map(\.description).joined(", ")),
                ("Findings", report.scope.findingKey ?? report.scope.period),
            ]
            if let materiality = report.scope.filter.materiality {
                facts.append(
                    (
                        "Left out",
                        "what is known to be worth less than "
                            + NumberText.pounds(materiality.count)
                    ))
            }
            facts += [
                ("As of", "\(report.asOf): what had happened by then"),
                (
                    "Known at",
                    "position \(report.scope.size): the events below it"
                        + (report.scope.recordedTime.map {
                            ", the last recorded \(ReportPage.moment($0))"
                        } ?? "")
                ),
                ("Ledger", report.scope.origin),
                ("Program", report.scope.tool),
            ]
            ReportPage.list(facts, &html)
            if report.scope.isProvisional {
                html.line(
                    "p",
                    text: "Provisional: the moment asked for is later than the log's end, so this "
                        + "may change.")
            }
            if report.scope.isSimulated {
                html.line(
                    "p",
                    text: "The clock of this ledger is simulated: it tells a story, and its "
                        + "recorded times are the story's.")
            }
        }
    }

    private func coverage(_ html: inout HTMLWriter) {
        section("coverage", &html) { html in
            html.line("p", text: report.coverage.sentence.sentence)
            guard !report.declarations.isEmpty else {
                html.line(
                    "p",
                    text: "So no rule finds anything in what is not recorded: it says what is "
                        + "missing instead.")
                return
            }
            table(
                "Parts of the record that somebody declares complete",
                ["Part", "From", "Until", "How it is known", "Declared by", "Event"], &html
            ) { html in
                for declaration in report.declarations {
                    let coverage = declaration.coverage.value
                    row(
                        [
                            coverage.scope.words, coverage.period.from.description,
                            coverage.period.to.map { "before \($0)" } ?? "",
                            coverage.basis.words, coverage.declaredBy.text,
                        ], [declaration.coverage.by], &html)
                }
            }
        }
    }

    private func integrity(_ html: inout HTMLWriter) {
        section("integrity", &html) { html in
            html.line("p", text: report.integrity.sentence)
            var facts = [
                ("Hashed again", NumberText.count(report.integrity.rehashed, "event")),
                ("Root", report.integrity.root.base64),
            ]
            if let checkpoint = report.integrity.checkpoint {
                let known = checkpoint.checkpoint
                facts.append(
                    ("Checkpoint", "\(known.size) events, root \(known.root.base64)"))
            }
            ReportPage.list(facts, &html)
            html.line("p", text: report.integrity.signatures)
            guard !report.integrity.failures.isEmpty else { return }
            html.block("ul") { html in
                for failure in report.integrity.failures.prefix(50) {
                    let place = failure.position.map { "event \($0), " } ?? ""
                    html.line("li", text: "\(place)\(failure.check): \(failure.reason)")
                }
            }
        }
    }
}

extension [String] {
    func joined(_ separator: String) -> String { joined(separator: separator) }
}

extension String {
    /// It with a capital at its start and a full stop at its end.
    var sentence: String {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return self + "." }
        return String(decoding: [first - 0x20], as: UTF8.self) + dropFirst() + "."
    }
}

extension CoverageScope {
    /// What it speaks of.
    var words: String {
        switch self {
        case .area(let area): "\(area.text): all facts"
        case .eventTypes(let types): types.map(\.text).joined(separator: ", ")
        }
    }
}

extension CoverageBasis {
    /// How it is known.
    var words: String {
        switch self {
        case .routineSince: "recorded as it happens"
        case .registerReconciled: "compared with a register"
        case .importOf: "a whole document was imported"
        case .auditorSearch: "an auditor searched"
        }
    }
}
