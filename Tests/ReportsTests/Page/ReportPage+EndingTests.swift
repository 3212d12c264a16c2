import AuditRules
import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Reports

struct ReportPageEndingTests {
    @Test func `every rule of the catalogue is listed with what it answered`() async throws {
        let answer = try await SampleReport.ofTenders()
        let page = answer.page.text
        for card in RuleCatalogue.cards {
            #expect(page.contains("<th scope=\"row\">\(card.id)</th>"))
        }
        #expect(answer.report.tally(of: "FAIR-04") == "4 met, 1 indicate non-compliance")
    }

    @Test func `late entries are told only under routine coverage`() async throws {
        let page = try await SampleReport.ofTenders().page.text
        #expect(page.contains("so no entry is called late"))
        let till = try await Till.simulated()
        let routine =
            #"{"area":"choice","basis":"routineSince","body":"FICR","#
            + #""declaredBy":"person:x","extent":"complete","from":"2016-01-01"}"#
        let lines = [
            registered("FICR", at: "2015-12-01T10:00:00.000000Z"),
            line(
                "ledger.coverage-declared.v1", "ledger/coverage", "2016-01-01",
                at: "2016-01-02T10:00:00.000000Z", routine),
            line(
                "choice.choice-publicised.v1", "choice/FICR/1", "2016-05-01",
                at: "2016-06-20T10:00:00.000000Z", #"{"how":"website"}"#),
        ]
        #expect(try await till.importing(lines).errors.isEmpty)
        let answer = try SampleReport.report(till.reopened(), "FICR", asOf: "2017-01-01")
        #expect(answer.report.lateEntries.map(\.days) == [50])
        #expect(answer.page.text.contains("Recorded after more than 14 days"))
    }

    @Test func `the way to check it is on it, with the same question`() async throws {
        let page = try await SampleReport.ofTenders().page.text
        #expect(
            page.contains("ccgledger report FICFAIR --as-of 2019-12-31 --known-at position:118"))
        #expect(page.contains("ccgledger export bundle FICFAIR"))
    }
}
