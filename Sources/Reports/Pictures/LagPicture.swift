internal import EventLog

/// How many days each fact took to be recorded and to be published, as bars.
struct LagPicture {
    private let lags: [PublicationLag]

    /// How many days a bar is long at the most; a longer one is cut, and its number says so.
    static let limit = 60
    /// How many facts are drawn at the most.
    static let rowLimit = 40
    private static let rowHeight = 52
    private static let left = 12
    private static let dayWidth = 12

    init(_ lags: [PublicationLag]) { self.lags = Array(lags.prefix(LagPicture.rowLimit)) }

    /// Draws it; `name` is unique on the page, in letters and digits.
    func draw(_ name: String, _ html: inout HTMLWriter) {
        let height = lags.count * LagPicture.rowHeight + 28
        let attributes: [HTMLWriter.Attribute] = [
            ("viewBox", "0 0 900 \(height)"), ("role", "img"),
            ("aria-labelledby", "\(name)-t \(name)-d"), ("font-size", "12"),
            ("font-family", "DejaVu Sans, Arial, sans-serif"), ("fill", "#1b1f23"),
        ]
        html.block("svg", attributes) { html in
            html.line(
                "title", [("id", "\(name)-t")], text: "Days from fact to record and publication")
            html.line(
                "desc", [("id", "\(name)-d")],
                text: "Two bars for each fact; the table below says the same in words.")
            grid(height - 22, &html)
            for (place, lag) in lags.enumerated() {
                draw(lag, top: place * LagPicture.rowHeight, &html)
            }
        }
    }

    private func grid(_ height: Int, _ html: inout HTMLWriter) {
        for days in stride(from: 0, through: LagPicture.limit, by: 10) {
            let x = LagPicture.left + days * LagPicture.dayWidth
            html.shape(
                "line",
                [
                    ("x1", "\(x)"), ("x2", "\(x)"), ("y1", "0"), ("y2", "\(height)"),
                    ("stroke", days == 0 ? "#1b1f23" : "#d5dbe0"),
                ])
            html.line(
                "text",
                [
                    ("x", "\(x)"), ("y", "\(height + 16)"), ("text-anchor", "middle"),
                    ("font-size", "10"),
                ],
                text: days == LagPicture.limit ? "\(days) days" : "\(days)")
        }
    }

    private func draw(_ lag: PublicationLag, top: Int, _ html: inout HTMLWriter) {
        html.line(
            "text", [("x", "\(LagPicture.left + 4)"), ("y", "\(top + 14)")],
            text: "\(lag.on)  \(lag.fact), \(lag.stream)")
        bar(
            lag.daysToPublish, "published", top: top + 19, fill: "#1d4f91",
            otherwise: "no publication on record", &html)
        bar(
            lag.daysToRecord, "recorded", top: top + 34, fill: "#8a929a",
            otherwise: "recording not read", &html)
    }

    private func bar(
        _ days: Int?, _ verb: String, top: Int, fill: String, otherwise: String,
        _ html: inout HTMLWriter
    ) {
        let length = min(max(days ?? 0, 0), LagPicture.limit)
        let width = length * LagPicture.dayWidth
        if days != nil {
            html.shape(
                "rect",
                [
                    ("x", "\(LagPicture.left)"), ("y", "\(top)"), ("width", "\(max(2, width))"),
                    ("height", "12"), ("fill", fill),
                ])
        }
        if let days, days > LagPicture.limit {
            let x = LagPicture.left + width - 14
            html.shape(
                "path",
                [("d", "M\(x) \(top + 13) l5 -14 l4 0 l-5 14 z"), ("fill", "#fff")])
        }
        html.line(
            "text",
            [
                ("x", "\(LagPicture.left + width + 8)"), ("y", "\(top + 10)"), ("font-size", "11"),
            ],
            text: days.map { "\(verb) after \(NumberText.count($0, "day"))" } ?? otherwise)
    }
}
