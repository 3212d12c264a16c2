import EventLog
import Testing

@testable import Commissioning

@Suite struct MeasureDefinedTests {
    private let minimal =
        #"{"title":"18 weeks","framework":"Constitution","polarity":"higherIsBetter"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            MeasureArea.self, "measure-defined", minimal: minimal,
            full: #"{"title":"18 weeks","framework":"NHSOF","polarity":"lowerIsBetter","#
                + #""thresholdBp":9200,"thresholdFrom":"2013-04-01"}"#)
    }

    @Test func `another account of the same day is contested`() {
        let other = #"{"title":"RTT","framework":"Constitution","polarity":"higherIsBetter"}"#
        let state = Story(MeasureArea.self, "measure/02Q/rtt")
            .given("measure-defined", on: "2013-04-01", minimal)
            .given("measure-defined", on: "2013-04-01", other).state
        #expect(state.definitions.count == 1 && state.definitions[0].contests == at(0))
    }
}
