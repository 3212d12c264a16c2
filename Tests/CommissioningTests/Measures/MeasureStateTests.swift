import EventLog
import Testing

@testable import Commissioning

@Suite struct MeasureStateTests {
    private func defined(_ threshold: Int, _ more: String = "") -> String {
        #"{"title":"18 weeks","framework":"Constitution","polarity":"higherIsBetter","#
            + #""thresholdBp":\#(threshold)\#(more)}"#
    }

    @Test func `a late event is noted by its position`() {
        let state = Story(MeasureArea.self, "measure/02Q/rtt")
            .given("measure-defined", on: "2013-04-01", defined(9_200))
            .given("measure-defined", on: "2012-04-01", defined(9_000), isLate: true).state
        #expect(state.lateEntries == at(1) && state.definitions.count == 2)
    }

    @Test func `a period is held against what was said last by then`() {
        let state = Story(MeasureArea.self, "measure/02Q/rtt")
            .given("measure-defined", on: "2012-04-01", defined(9_000))
            .given(
                "measure-defined", on: "2013-04-01",
                defined(9_200, #","thresholdFrom":"2013-07-01""#)
            ).state
        let points = { (text: String) in
            state.definition(by: day(text))?.value.threshold?.count
        }
        #expect(points("2013-06-30") == 9_000 && points("2013-07-01") == 9_200)
        #expect(points("2011-01-01") == 9_000, "the first definition counts before it was made")
    }
}
