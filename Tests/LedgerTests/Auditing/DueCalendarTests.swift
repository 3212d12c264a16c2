import EventLog
import Testing

@testable import Ledger

@Suite struct DueCalendarTests {
    @Test func `a calendar has one event an item, and lines of at most 75 bytes`() async throws {
        let answer = try await DueAnswerTests.answer(within: 900)
        let text = answer.calendar
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
        let lines = text.utf8.split(separator: 0x0A).map { $0.dropLast() }
        #expect(lines.allSatisfy { $0.count <= 75 })
        let begins = lines.count { $0.elementsEqual("BEGIN:VEVENT".utf8) }
        #expect(begins == answer.items.count && begins > 2)
    }

    @Test func `what would end a value early is written otherwise`() {
        #expect(DueCalendar.text("a;b,c\\d\ne\r\nf") == "a\\;b\\,c\\\\d\\ne\\nf")
        #expect(DueCalendar.text("\u{1B}\u{9B}\u{202E}\r") == #"\\u001b\\u009b\\u202e\\r"#)
    }

    @Test func `a long line is folded between characters`() {
        let line = String(repeating: "£", count: 60)
        let folded = DueCalendar.folded(line)
        #expect(folded.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
        #expect(folded.replacing("\r\n ", with: "") == line)
    }

    @Test func `days and stamps are digits`() {
        #expect(DueCalendar.day(CivilDate(daysSinceEpoch: 0)) == "19700101")
        #expect(DueCalendar.stamp(Instant("2016-05-01T09:30:00Z")) == "20160501T093000Z")
        #expect(DueCalendar.stamp(nil) == "19700101T000000Z")
    }
}
