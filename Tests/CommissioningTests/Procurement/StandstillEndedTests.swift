import EventLog
import Testing

@testable import Commissioning

@Suite struct StandstillEndedTests {
    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "standstill-ended", minimal: "{}",
            full: #"{"award":"a1","early":true}"#)
    }

    @Test func `an end with no start on record is recorded, under its award`() {
        let data = #"{"award":"a1","early":true}"#
        #expect(Tenders.story.when("standstill-ended", on: "2013-07-12", data) == nil)
        let state = Tenders.story.given("standstill-ended", on: "2013-07-12", data).state
        #expect(state.awards[ref("a1")]?.standstill?.ended?.value.isEarly == true)
        #expect(state.standstill == nil)
    }

    @Test func `a second end on another day is recorded and contested`() {
        let ended = Tenders.story.given("standstill-ended", on: "2013-07-12", "{}")
        #expect(ended.when("standstill-ended", on: "2013-07-15", "{}") == nil)
        let state = ended.given("standstill-ended", on: "2013-07-15", "{}").state
        #expect(state.standstill?.ended?.contests == at(0))
    }
}
