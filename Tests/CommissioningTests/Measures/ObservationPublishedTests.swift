import EventLog
import Testing

@testable import Commissioning

@Suite struct ObservationPublishedTests {
    private let story = Story(MeasureArea.self, "measure/02Q/rtt")

    private func observed(_ figure: String, to end: String = "2013-05-01") -> String {
        #"{"level":"CCG","body":"02Q","from":"2013-04-01","to":"\#(end)"\#(figure)}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            MeasureArea.self, "observation-published",
            minimal: #"{"level":"national","from":"2013-04-01","to":"2013-05-01"}"#,
            full: observed(#","numerator":919,"denominator":1000,"value":"0.919""#))
    }

    @Test func `another account of a body's period is contested, the same one changes nothing`() {
        let first = observed(#","numerator":919,"denominator":1000"#)
        let state = story.given("observation-published", on: "2013-06-20", first)
            .given("observation-published", on: "2013-06-21", first)
            .given(
                "observation-published", on: "2013-06-22",
                observed(#","numerator":920,"denominator":1000"#)
            ).state
        #expect(state.observations.count == 1 && state.observations[0].contests == at(0))
        #expect(state.observations[0].value.figure == .share(920, of: 1_000))
    }

    @Test func `one figure is wanted, for a period that ends after its start`() {
        for figure in ["", #","numerator":1"#, #","numerator":1,"denominator":2,"value":"1""#] {
            #expect(
                story.when("observation-published", on: "2013-06-20", observed(figure))
                    == .observationNotOne)
        }
        #expect(
            story.when(
                "observation-published", on: "2013-06-20",
                observed(#","value":"1.5""#, to: "2013-04-01"))
                == .endNotAfterStart(to: day("2013-04-01"), from: day("2013-04-01")))
        #expect(
            story.when("observation-published", on: "2013-06-20", observed(#","value":"1.5""#))
                == nil)
    }

    @Test func `it is found under the body that it is of`() {
        #expect(
            Reading.tags(MeasureArea.self, "observation-published", observed(""))
                == ["body:02Q"])
    }
}
