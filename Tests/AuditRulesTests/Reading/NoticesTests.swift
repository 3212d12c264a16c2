import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct NoticesTests {
    @Test func `award notices are known by their form, channel and award`() async throws {
        let notice = { (form: String, more: String) in
            fact(
                "procurement.notice-published", "2016-08-01",
                #"{"channel":"OJEU","noticeType":"\#(form)"\#(more)}"#)
        }
        let history = try await history([
            notice("F03", ""), notice("Contract Award Notice", #","award":"A2""#),
            notice("F02", ""), notice("PSR-intention", ""),
        ])
        let file = try #require(history.procurements.first)
        let ref = try #require(Reference("A1"))
        #expect(file.awardNotices(of: ref, on: [.officialJournal]).count == 1)
        #expect(file.awardNotices(of: ref, on: [.findATender]).isEmpty)
        #expect(file.state.notices.filter { $0.value.isOfForm("intention") }.count == 1)
    }
}
