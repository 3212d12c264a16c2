import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct TimelinePictureTests {
    private func drawn(_ timeline: ProcessTimeline) -> String {
        var html = HTMLWriter()
        TimelinePicture(timeline).draw("t1", &html)
        return html.bytes.text
    }

    @Test func `each mark is drawn once, with its number, inside the picture`() async throws {
        let report = try await SampleReport.ofTenders().report
        for timeline in report.timelines {
            let picture = drawn(timeline)
            for number in 1...timeline.marks.count {
                #expect(picture.matches(of: try Regex(">\(number)</text>")).count == 1)
            }
            for x in picture.matches(of: #/ (?:x|cx)="(\d+)"/#).compactMap({ Int($0.1) }) {
                #expect((0...900).contains(x))
            }
        }
    }

    @Test func `a long time without events is a break with its length`() async throws {
        let report = try await SampleReport.ofTenders().report
        let clean = try #require(
            report.timelines.first { $0.process.text == "procurement/FICFAIR/2017-clean" })
        #expect(drawn(clean).contains(" days</text>"))
    }

    @Test func `it is a picture with a name for those who do not see it`() async throws {
        let report = try await SampleReport.ofTenders().report
        let picture = drawn(try #require(report.timelines.first))
        #expect(picture.contains("role=\"img\" aria-labelledby=\"t1-t t1-d\""))
        #expect(picture.contains("<title id=\"t1-t\">Timeline of procurement/FICFAIR/"))
    }
}
