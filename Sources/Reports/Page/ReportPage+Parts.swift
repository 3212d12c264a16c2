internal import AuditRules
public import EventLog

extension ReportPage {
    /// Names with values, leaving out those that are empty.
    static func list(_ facts: [(String, String)], _ html: inout HTMLWriter) {
        html.block("dl", [("class", "facts")]) { html in
            for (name, value) in facts where !value.isEmpty {
                html.line("dt", text: name)
                html.line("dd", text: value)
            }
        }
    }

    /// A table that can be scrolled by keyboard where it is too wide.
    func table(
        _ caption: String, _ columns: [String], _ html: inout HTMLWriter,
        _ rows: (inout HTMLWriter) -> Void
    ) {
        let attributes: [HTMLWriter.Attribute] = [
            ("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", caption),
        ]
        html.block("div", attributes) { html in
            html.block("table") { html in
                html.line("caption", text: caption)
                html.block("thead") { html in
                    html.line("tr") { html in
                        for column in columns {
                            html.element("th", [("scope", "col")], text: column)
                        }
                    }
                }
                html.block("tbody") { rows(&$0) }
            }
        }
    }

    /// A row whose last cell leads to events, and whose first names it.
    func row(_ cells: [String], _ positions: [Position], _ html: inout HTMLWriter) {
        html.line("tr") { html in
            for (place, cell) in cells.enumerated() {
                if place == 0 {
                    html.element("th", [("scope", "row")], text: cell)
                } else {
                    ReportPage.cell(cell, &html)
                }
            }
            html.element("td") { links(to: positions, &$0) }
        }
    }

    /// A cell; a day in it stays on one line.
    static func cell(_ text: String, _ html: inout HTMLWriter) {
        let isDay = text.utf8.count <= 20 && CivilDate(String(text.prefix(10))) != nil
        html.element("td", isDay ? [("class", "day")] : [], text: text)
    }

    /// The positions of events, each leading to its row.
    func links(to positions: [Position], _ html: inout HTMLWriter) {
        for (place, position) in Set(positions).sorted().enumerated() {
            if place > 0 { html.text(", ") }
            guard cited.contains(position) else {
                html.text(position.description)
                continue
            }
            html.element(
                "a", [("href", "#e\(position)"), ("title", "Event \(position)")],
                text: position.description)
        }
    }

    /// ` (events 3, 5)`, leading there; nothing where there is none.
    func resting(on positions: [Position], _ html: inout HTMLWriter) {
        guard !positions.isEmpty else { return }
        html.text(Set(positions).count == 1 ? " (event " : " (events ")
        links(to: positions, &html)
        html.text(")")
    }

    /// The outcome, in words and a mark, never in colour alone.
    func tag(_ outcome: Outcome, _ html: inout HTMLWriter) {
        html.element(
            "span", [("class", "tag \(outcome.name)")],
            text: "\(ReportPage.mark(outcome)) \(outcome.words)")
    }

    private static func mark(_ outcome: Outcome) -> String {
        switch outcome {
        case .breached: "✗"
        case .concern: "?"
        case .met: "✓"
        case .explained: "i"
        case .notYetDue, .notDeterminable, .notApplicable, .unspecified: "–"
        }
    }

    /// The place of a finding on the page.
    static func place(of finding: Finding) -> String {
        "f-"
            + String(
                decoding: finding.key.utf8.map { $0 == UInt8(ascii: ":") ? 0x2D : $0 },
                as: UTF8.self)
    }
}

/// Where the files of an evidence bundle lie beside its report.
public struct BundleLinks: Sendable {
    /// The events that the bundle holds.
    public let positions: Set<Position>

    /// - Parameter positions: The events that the bundle holds.
    public init(positions: Set<Position>) { self.positions = positions }

    /// The file of an event.
    static func event(_ position: Position) -> String { BundlePath.event(position) }
}
