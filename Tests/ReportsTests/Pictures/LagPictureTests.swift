import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct LagPictureTests {
    @Test func `bars are cut where they are too long, and their numbers are not`() async throws {
        let lags = try await SampleReport.ofTenders().report.lags
        var html = HTMLWriter()
        LagPicture(lags).draw("lag", &html)
        let picture = html.bytes.text
        for width in picture.matches(of: #/ width="(\d+)"/#).compactMap({ Int($0.1) }) {
            #expect((2...720).contains(width))
        }
        for lag in lags {
            guard let days = lag.daysToRecord else { continue }
            #expect(picture.contains("recorded after \(NumberText.count(days, "day"))<"))
        }
    }

    @Test func `what was not published has no bar`() async throws {
        let lags = try await SampleReport.ofTenders().report.lags
        var html = HTMLWriter()
        LagPicture(lags).draw("lag", &html)
        let bars = html.bytes.text.matches(of: #/<rect /#).count
        let known = lags.map {
            ($0.daysToPublish == nil ? 0 : 1) + ($0.daysToRecord == nil ? 0 : 1)
        }
        #expect(bars == known.reduce(0, +))
    }
}
