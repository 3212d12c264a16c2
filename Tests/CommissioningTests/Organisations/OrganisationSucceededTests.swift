import EventLog
import Testing

@testable import Commissioning

@Suite struct OrganisationSucceededTests {
    private let story = Story(OrganisationArea.self, "org/QT1")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            OrganisationArea.self, "organisation-succeeded",
            minimal: #"{"predecessors":["02Q"]}"#,
            full: #"""
                {"predecessors":["02Q","52R"],"effectiveOn":"2022-07-01",
                "transferOrder":"Transfer order of 30 June 2022"}
                """#)
    }

    @Test func `a body cannot follow itself`() {
        let refusal = story.when(
            "organisation-succeeded", on: "2022-07-01", #"{"predecessors":["02Q","QT1"]}"#)
        #expect(refusal == .succeedsItself(ods("QT1")))
    }

    @Test func `a predecessor cannot be listed twice`() {
        let refusal = story.when(
            "organisation-succeeded", on: "2022-07-01", #"{"predecessors":["02Q","52R","02Q"]}"#)
        #expect(refusal == .predecessorTwice(ods("02Q")))
    }

    @Test func `predecessors add up, each once`() {
        let two = #"{"predecessors":["52R","02Q"]}"#
        #expect(story.when("organisation-succeeded", on: "2022-07-01", two) == nil)
        let state =
            story.given("organisation-succeeded", on: "2022-07-01", two)
            .given(
                "organisation-succeeded", on: "2023-04-01", #"{"predecessors":["02Q","03R"]}"#
            ).state
        #expect(state.predecessors == [ods("02Q"), ods("52R"), ods("03R")])
        #expect(state.successions.map(\.value.effectiveOn).first == day("2022-07-01"))
    }

    @Test func `the same predecessors from another day are recorded and contested`() {
        let state =
            story.given("organisation-succeeded", on: "2022-07-01", #"{"predecessors":["02Q"]}"#)
            .given(
                "organisation-succeeded", on: "2022-07-01",
                #"{"predecessors":["02Q"],"effectiveOn":"2022-08-01"}"#
            ).state
        #expect(state.successions.count == 1)
        #expect(state.successions.first?.value.effectiveOn == day("2022-08-01"))
        #expect(state.successions.first?.contests == at(0))
    }

    @Test func `it is found under each predecessor`() {
        let tags = Reading.tags(
            OrganisationArea.self, "organisation-succeeded", #"{"predecessors":["02Q","52R"]}"#)
        #expect(tags == ["body:02Q", "body:52R"])
    }
}
