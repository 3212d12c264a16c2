import AuditRules
import Commissioning
import EventLog
import Ledger
import Testing

@testable import Reports

struct ProcessTimelineTests {
    @Test func `the process with most to answer comes first`() async throws {
        let report = try await SampleReport.ofTenders().report
        #expect(report.timelines.first?.process.text == "procurement/FICFAIR/2017-trips")
        #expect(report.timelines.count == 3 && report.undrawn == 0)
        #expect(report.timelines.allSatisfy { !$0.marks.isEmpty })
    }

    @Test func `notices, deadline and standstill each have their row`() async throws {
        let report = try await SampleReport.ofTenders().report
        let clean = try #require(
            report.timelines.first { $0.process.text == "procurement/FICFAIR/2017-clean" })
        let deadline = try #require(clean.marks.first { $0.lane == .deadlines })
        #expect(deadline.on == CivilDate("2017-04-25"))
        let standstill = try #require(clean.marks.first { $0.lane == .standstills })
        #expect(standstill.on == CivilDate("2017-05-18"))
        #expect(standstill.through == CivilDate("2017-05-30"))
        #expect(standstill.words == "standstill of award A1 (PCR2015)")
        #expect(clean.marks.contains { $0.lane == .notices && $0.words == "notice published" })
        #expect(clean.marks.contains { $0.words == "contract signed" })
    }

    @Test func `what happened alike on one day is one mark`() async throws {
        let report = try await SampleReport.ofTenders().report
        let clean = try #require(
            report.timelines.first { $0.process.text == "procurement/FICFAIR/2017-clean" })
        let bids = try #require(clean.marks.first { $0.words.hasPrefix("bid received") })
        #expect(bids.words == "bid received (2)" && bids.positions.count == 2)
        let days = clean.marks.map(\.on)
        #expect(days == days.sorted())
    }

    @Test func `a type belongs to the row that its words name`() {
        #expect(ProcessTimeline.Lane(type: "procurement.opportunity-published") == .notices)
        #expect(ProcessTimeline.Lane(type: "procurement.award-decided") == .decisions)
        #expect(ProcessTimeline.Lane(type: "procurement.bid-received") == .steps)
    }
}
