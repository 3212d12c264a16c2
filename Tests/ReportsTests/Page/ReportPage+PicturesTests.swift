import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct ReportPagePicturesTests {
    @Test func `each picture has a table that says the same`() async throws {
        let answer = try await SampleReport.ofTenders()
        let page = answer.page.text
        #expect(page.matches(of: #/<svg /#).count == answer.report.timelines.count + 1)
        for timeline in answer.report.timelines {
            #expect(page.contains("The same in words: \(timeline.process)"))
            for mark in timeline.marks {
                #expect(page.contains("<td>\(mark.words)</td>"), "\(mark.words)")
            }
        }
        for lag in answer.report.lags { #expect(page.contains("<td class=\"day\">\(lag.on)</td>")) }
    }
}
