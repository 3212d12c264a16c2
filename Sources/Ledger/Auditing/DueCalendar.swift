internal import AuditRules
internal import CanonicalJSON
internal import EventLog

extension DueAnswer {
    /// The items as a file that calendars read: one event of a whole day for each.
    ///
    /// The stamp is the moment at which the newest event known was recorded, so that the same
    /// question gives the same bytes. Source: RFC 5545.
    public var calendar: String {
        let stamp = DueCalendar.stamp(knownAt.recordedTime)
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//commissioning ledger//due//EN",
            "CALSCALE:GREGORIAN",
        ]
        for item in items {
            let rule = item.rule.map { "\($0): " } ?? ""
            lines += [
                "BEGIN:VEVENT", "UID:\(DueCalendar.text("\(item.key)@\(origin)"))",
                "DTSTAMP:\(stamp)", "DTSTART;VALUE=DATE:\(DueCalendar.day(item.on))",
                "SUMMARY:\(DueCalendar.text(rule + item.toDo))",
                "DESCRIPTION:\(DueCalendar.text([item.title, item.subject].lines))",
                "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { DueCalendar.folded($0) + "\r\n" }.joined()
    }
}

extension [String?] {
    fileprivate var lines: String { compactMap { $0 }.joined(separator: "\n") }
}

/// How values are written in a calendar file. Source: RFC 5545, sections 3.1 and 3.3.
enum DueCalendar {
    /// `20160501`.
    static func day(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    /// `20160501T093000Z`; the first moment of 1970 when none is known.
    static func stamp(_ moment: Instant?) -> String {
        let text = (moment ?? Instant(microseconds: 0)).description
        return String(text.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// A text with what would end it early written otherwise; a control character, which no such
    /// file may hold, is seen.
    static func text(_ text: String) -> String {
        var escaped = ""
        for scalar in HiddenCharacters.shown(in: text, keepsLines: true).unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case ";": escaped += "\\;"
            case ",": escaped += "\\,"
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A line of at most 75 bytes, and what is more on lines that begin with a space.
    static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if length + width > 75 {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(scalar)
            length += width
        }
        return folded
    }
}
