internal import AuditRules
internal import EventLog

extension ReportPage {
    /// Timelines, and how long facts took to be recorded and published; a table beside each.
    func pictures(_ html: inout HTMLWriter) {
        section("pictures", &html) { html in
            if report.timelines.isEmpty, report.lags.isEmpty {
                html.line("p", text: "There is no process to draw.")
            }
            for (place, timeline) in report.timelines.enumerated() {
                self.timeline(timeline, "t\(place + 1)", &html)
            }
            if report.undrawn > 0 {
                html.line(
                    "p",
                    text: "\(NumberText.count(report.undrawn, "process")) with less to answer "
                        + "not drawn.")
            }
            lags(&html)
        }
    }

    private func timeline(
        _ timeline: ProcessTimeline, _ name: String, _ html: inout HTMLWriter
    ) {
        let title = timeline.title.map { "\($0) (\(timeline.process))" } ?? timeline.process.text
        html.line("h3", text: title)
        html.block("figure") { TimelinePicture(timeline).draw(name, &$0) }
        table(
            "The same in words: \(timeline.process)", ["No", "Day", "Kind", "What", "Events"],
            &html
        ) { html in
            for (place, mark) in timeline.marks.enumerated() {
                let days = mark.on == mark.through ? "\(mark.on)" : "\(mark.on) to \(mark.through)"
                row(
                    ["\(place + 1)", days, mark.lane.title, mark.words], mark.positions, &html)
            }
        }
    }

    private func lags(_ html: inout HTMLWriter) {
        guard !report.lags.isEmpty else { return }
        html.line("h3", text: "From fact to publication and record")
        html.line(
            "p",
            text: "Days from a decision or signature to its first publication on record, and to "
                + "its recording in this ledger. A record that was imported afterwards is late by "
                + "nature, and no fault by itself.")
        html.block("figure") { LagPicture(report.lags).draw("lag", &$0) }
        if report.lags.count > LagPicture.rowLimit {
            html.line(
                "p", text: "The first \(LagPicture.rowLimit) are drawn; the table has all.")
        }
        table(
            "The same in words", ["Fact", "Stream", "Day", "Published", "Recorded", "Events"], &html
        ) { html in
            for lag in report.lags {
                row(
                    [
                        lag.fact, lag.stream.text, lag.on.description,
                        ReportPage.lag(lag.published?.on, lag.daysToPublish),
                        ReportPage.lag(lag.recordedOn, lag.daysToRecord),
                    ], lag.positions, &html)
            }
        }
    }

    private static func lag(_ day: CivilDate?, _ days: Int?) -> String {
        guard let day, let days else { return "not on record" }
        return "\(day), after \(NumberText.count(days, "day"))"
    }
}
