import EventLog
import Testing

@testable import Commissioning

@Suite struct SearchMadeTests {
    private let story = Story(AuditArea.self, "audit/02Q/2016")

    private func search(_ result: String, _ more: String = "") -> String {
        #"{"where":"The body's website","eventTypes":["contract.contract-record-published.v1"],"#
            + #""from":"2013-04-01","by":"person:au","result":"\#(result)"\#(more)}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            AuditArea.self, "search-made", minimal: search("foundNone"),
            full: search("foundMore", #","to":"2016-04-01","notes":"Two days, with the clerk.""#))
    }

    @Test func `a search that left nothing out covers the types, the days and the body`() {
        for result in ["foundNone", "foundAndRecorded"] {
            let data = search(result, #","to":"2016-04-01""#)
            let state = story.given("search-made", on: "2016-09-01", data).state
            let coverage = state.coverage.first?.coverage.value
            #expect(coverage?.body == ods("02Q") && coverage?.basis == .auditorSearch)
            #expect(coverage?.period == Period(from: day("2013-04-01"), to: day("2016-04-01")))
            let type = EventTypeName(known: "contract.contract-record-published.v1")
            #expect(coverage?.speaks(of: type) == true)
        }
    }

    @Test func `a search that found more than is recorded covers nothing`() {
        let state = story.given("search-made", on: "2016-09-01", search("foundMore")).state
        #expect(state.coverage.isEmpty && state.searches.count == 1)
    }

    @Test func `days that end before they start or were still to come are refused`() {
        #expect(
            story.when("search-made", on: "2016-09-01", search("foundNone", #","to":"2013-04-01""#))
                == .endNotAfterStart(to: day("2013-04-01"), from: day("2013-04-01")))
        #expect(
            story.when("search-made", on: "2013-03-31", search("foundNone"))
                == .searchBeforeItsDays(from: day("2013-04-01"), on: day("2013-03-31")))
        #expect(story.when("search-made", on: "2013-04-01", search("foundNone")) == nil)
    }
}
