import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceExtensionReportedTests {
    private let event = "choice-extension-reported"
    private func report(to: String = "2013-04-01", live: Int = 2) -> String {
        #"""
        {"from":"2012-04-01","to":"\#(to)","servicesLive":\#(live),
        "providersPerService":[{"service":"Podiatry","providers":4}]}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ChoiceArea.self, event,
            minimal: #"{"from":"2012-04-01","to":"2013-04-01","servicesLive":0}"#, full: report())
    }

    @Test(arguments: ["2012-04-01", "2012-03-31"])
    func `a period cannot end before or on its start`(to: String) {
        let refusal = Choices.story.when(event, on: "2013-04-30", report(to: to))
        #expect(refusal == .endNotAfterStart(end: day(to), start: day("2012-04-01")))
        #expect(Choices.story.when(event, on: "2013-04-30", report(to: "2012-04-02")) == nil)
    }

    @Test func `what a report says is kept, whatever else is on record`() throws {
        let state = Choices.story.given(event, on: "2013-04-30", report()).state
        let report = try #require(state.reports.first)
        #expect(report.value.servicesLive == 2 && report.on == day("2013-04-30"))
        #expect(
            report.value.period == Period(from: day("2012-04-01"), to: day("2013-04-01")))
        #expect(report.value.providersPerService.map(\.service) == ["Podiatry"])
        #expect(report.value.providersPerService.map(\.providers) == [4])
        #expect(!state.isLive)
    }

    @Test func `another report on the same period is contested, on another it is added`() {
        let state =
            Choices.story.given(event, on: "2013-04-30", report())
            .given(event, on: "2013-05-31", report(live: 3))
            .given(event, on: "2013-05-31", report(to: "2012-07-01")).state
        #expect(state.reports.map(\.value.servicesLive) == [3, 2])
        #expect(state.reports.map(\.contests) == [at(0), []])
    }

    @Test func `a report without a period that stands on record all the same says nothing`() {
        let state = Choices.story.given(event, on: "2013-04-30", report(to: "2012-04-01")).state
        #expect(state.reports.isEmpty)
    }
}
