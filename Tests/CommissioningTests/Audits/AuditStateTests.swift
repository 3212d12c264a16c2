import EventLog
import Testing

@testable import Commissioning

@Suite struct AuditStateTests {
    @Test func `a late event is noted by its position`() {
        let search =
            #"{"where":"Website","eventTypes":["choice.choice-publicised.v1"],"#
            + #""from":"2013-04-01","by":"person:au","result":"foundNone"}"#
        let state = Story(AuditArea.self, "audit/02Q/2016")
            .given("search-made", on: "2016-09-01", search)
            .given("search-made", on: "2016-08-01", search, isLate: true).state
        #expect(state.lateEntries == at(1) && state.searches.count == 2)
    }
}
