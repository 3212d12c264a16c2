internal import EventLog

/// A timeline as a drawing: a row for each kind of mark, numbered as in the table beside it.
///
/// Days lie as far apart as they were, up to a month; a longer time is drawn as a break with its
/// length, so that what happened close together stays legible.
struct TimelinePicture {
    private let timeline: ProcessTimeline
    /// The middle of each day that something happened on.
    private let places: [CivilDate: Int]
    /// The breaks: from where to where, and how many days they stand for.
    private let breaks: [(from: Int, to: Int, days: Int)]
    /// For each mark, its row within its lane.
    private let rows: [Int]
    /// For each lane that has marks, the top of it.
    private let tops: [ProcessTimeline.Lane: Int]
    private let height: Int

    private static let left = 112
    private static let right = 884
    private static let rowHeight = 26
    private static let longestGap = 30
    private static let shortestGap = 3

    init(_ timeline: ProcessTimeline) {
        self.timeline = timeline
        let days = Set(timeline.marks.flatMap { [$0.on, $0.through] }).sorted()
        (places, breaks) = TimelinePicture.layOut(days)
        rows = TimelinePicture.rows(of: timeline.marks, places)
        var top = 8
        var tops: [ProcessTimeline.Lane: Int] = [:]
        for lane in ProcessTimeline.Lane.allCases {
            let used = zip(timeline.marks, rows).filter { $0.0.lane == lane }.map(\.1).max()
            guard let used else { continue }
            tops[lane] = top
            top += (used + 1) * TimelinePicture.rowHeight + 8
        }
        self.tops = tops
        height = top
    }

    // MARK: Where things lie

    private static func layOut(
        _ days: [CivilDate]
    ) -> (places: [CivilDate: Int], breaks: [(from: Int, to: Int, days: Int)]) {
        guard let first = days.first else { return ([:], []) }
        let gaps = zip(days, days.dropFirst()).map {
            Int($1.daysSinceEpoch) - Int($0.daysSinceEpoch)
        }
        let widths = gaps.map { min(max($0, shortestGap), longestGap) }
        let total = max(1, widths.reduce(0, +))
        var places = [first: gaps.isEmpty ? (left + right) / 2 : left + 14]
        var breaks: [(from: Int, to: Int, days: Int)] = []
        var reached = 0
        for (place, day) in days.dropFirst().enumerated() {
            let before = left + 14 + reached * (right - left - 28) / total
            reached += widths[place]
            let after = left + 14 + reached * (right - left - 28) / total
            places[day] = after
            if gaps[place] > longestGap { breaks.append((before, after, gaps[place])) }
        }
        return (places, breaks)
    }

    /// The first row of its lane in which each mark touches no other.
    private static func rows(
        of marks: [ProcessTimeline.Mark], _ places: [CivilDate: Int]
    ) -> [Int] {
        var ends: [ProcessTimeline.Lane: [Int]] = [:]
        return marks.map { mark in
            let start = places[mark.on] ?? left
            let end = max(start, places[mark.through] ?? left) + 24
            var row = 0
            while row < (ends[mark.lane]?.count ?? 0), (ends[mark.lane]?[row] ?? 0) > start {
                row += 1
            }
            if row == ends[mark.lane]?.count ?? 0 {
                ends[mark.lane, default: []].append(end)
            } else {
                ends[mark.lane]?[row] = end
            }
            return row
        }
    }

    // MARK: Drawing

    /// Draws it; `name` is unique on the page, in letters and digits.
    func draw(_ name: String, _ html: inout HTMLWriter) {
        let attributes: [HTMLWriter.Attribute] = [
            ("viewBox", "0 0 900 \(height + 34)"), ("role", "img"),
            ("aria-labelledby", "\(name)-t \(name)-d"), ("font-size", "12"),
            ("font-family", "DejaVu Sans, Arial, sans-serif"), ("fill", "#1b1f23"),
        ]
        html.block("svg", attributes) { html in
            html.line("title", [("id", "\(name)-t")], text: "Timeline of \(timeline.process)")
            html.line(
                "desc", [("id", "\(name)-d")],
                text: "Each number is a row of the table below, which says the same in words.")
            lanes(&html)
            axis(&html)
            for (place, mark) in timeline.marks.enumerated() {
                self.mark(place + 1, mark, row: rows[place], &html)
            }
        }
    }

    private func lanes(_ html: inout HTMLWriter) {
        for lane in ProcessTimeline.Lane.allCases {
            guard let top = tops[lane] else { continue }
            html.line(
                "text", [("x", "0"), ("y", "\(top + 17)"), ("font-weight", "bold")],
                text: lane.title)
            html.shape(
                "line",
                [
                    ("x1", "0"), ("x2", "900"), ("y1", "\(top - 4)"), ("y2", "\(top - 4)"),
                    ("stroke", "#b8c0c8"),
                ])
        }
    }

    private func axis(_ html: inout HTMLWriter) {
        html.shape(
            "line",
            [
                ("x1", "\(TimelinePicture.left)"), ("x2", "\(TimelinePicture.right)"),
                ("y1", "\(height)"), ("y2", "\(height)"), ("stroke", "#1b1f23"),
            ])
        var free = 0
        for (day, x) in places.sorted(by: { $0.key < $1.key }) {
            html.shape(
                "line",
                [
                    ("x1", "\(x)"), ("x2", "\(x)"), ("y1", "\(height)"), ("y2", "\(height + 5)"),
                    ("stroke", "#1b1f23"),
                ])
            guard x - 36 >= free else { continue }
            html.line(
                "text",
                [("x", "\(min(x, 866))"), ("y", "\(height + 17)"), ("text-anchor", "middle")],
                text: day.description)
            free = x + 42
        }
        for (from, to, days) in breaks {
            let middle = (from + to) / 2
            html.shape(
                "path",
                [
                    ("d", "M\(middle - 6) \(height + 4) l4 -8 l4 8 l4 -8"), ("fill", "none"),
                    ("stroke", "#1b1f23"),
                ])
            html.line(
                "text",
                [
                    ("x", "\(middle)"), ("y", "\(height + 31)"), ("text-anchor", "middle"),
                    ("font-size", "10"), ("fill", "#4a525a"),
                ],
                text: "\(days) days")
        }
    }

    private func mark(
        _ number: Int, _ mark: ProcessTimeline.Mark, row: Int, _ html: inout HTMLWriter
    ) {
        guard let top = tops[mark.lane], let x = places[mark.on] else { return }
        let end = places[mark.through] ?? x
        let y = top + row * TimelinePicture.rowHeight + 12
        let isSolid = mark.lane != .steps && mark.lane != .standstills
        switch mark.lane {
        case .notices:
            html.shape(
                "circle",
                [("cx", "\(x)"), ("cy", "\(y)"), ("r", "11"), ("fill", "#1d4f91")])
        case .decisions:
            html.shape(
                "rect",
                [
                    ("x", "\(x - 11)"), ("y", "\(y - 11)"), ("width", "22"), ("height", "22"),
                    ("fill", "#5a3e85"),
                ])
        case .steps:
            html.shape(
                "circle",
                [
                    ("cx", "\(x)"), ("cy", "\(y)"), ("r", "10.5"), ("fill", "#fff"),
                    ("stroke", "#1b1f23"),
                ])
        case .deadlines:
            html.shape(
                "path",
                [("d", "M\(x) \(y - 13) l13 13 l-13 13 l-13 -13 z"), ("fill", "#8a3b00")])
        case .standstills:
            html.shape(
                "rect",
                [
                    ("x", "\(x - 11)"), ("y", "\(y - 10)"), ("width", "\(end - x + 22)"),
                    ("height", "20"), ("fill", "#e4e8ec"), ("stroke", "#1b1f23"),
                    ("stroke-dasharray", "4 2"),
                ])
        }
        html.line(
            "text",
            [
                ("x", "\((x + end) / 2)"), ("y", "\(y + 4)"), ("text-anchor", "middle"),
                ("font-size", "11"), ("fill", isSolid ? "#fff" : "#1b1f23"),
            ],
            text: "\(number)")
    }
}
