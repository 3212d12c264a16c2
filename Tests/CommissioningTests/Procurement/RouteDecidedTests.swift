import EventLog
import Testing

@testable import Commissioning

@Suite struct RouteDecidedTests {
    private let full = #"""
        {"route":"singleTender","reasonCode":"soleProvider","rationale":"No other has the kit.",
        "alternativesConsidered":["openTender"],"soleCapableProvider":{"supplier":"RHA",
        "supplierName":"Trust","reasonCode":"technical","reason":"The only scanner.",
        "evidence":[{"title":"Survey","uri":"https://example.org/survey"}]},
        "decision":{"meeting":"gb-2013-05","item":"7"}}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "route-decided", minimal: Tenders.route("openTender"), full: full)
    }

    @Test func `the codes are those of the schema`() {
        #expect(
            Tenders.codes(RouteDecision.Reason.self)
                == "bestRoute urgency soleProvider lowValue frameworkAvailable continuity "
                + "patientChoice other")
        #expect(
            Tenders.codes(SoleCapableProvider.Reason.self)
                == "technical exclusiveRights noCompetition other")
    }

    @Test func `what was decided is kept, with the provider and what shows it`() throws {
        #expect(Tenders.story.when("route-decided", on: "2013-05-01", full) == nil)
        let state = Tenders.story.given("route-decided", on: "2013-05-01", full).state
        let decided = try #require(state.routeDecisions.first?.value)
        #expect(decided.route == .singleTender && decided.alternatives == [.openTender])
        #expect(decided.soleCapableProvider?.supplier == .body(ods("RHA")))
        #expect(decided.soleCapableProvider?.evidence.count == 1)
    }

    @Test func `the sole capable provider must be named`() {
        let nobody = full.replacing(
            #""supplier":"RHA","#, with: ""
        ).replacing(#""supplierName":"Trust","#, with: "")
        let refusal = Tenders.story.when("route-decided", on: "2013-05-01", nobody)
        let isReadable = nobody != full
        #expect(isReadable && refusal == .supplierMissing(in: .soleCapableProvider))
    }

    @Test func `another route on the same day is recorded and contested`() {
        let open = Tenders.story.given(
            "route-decided", on: "2013-05-01", Tenders.route("openTender"))
        let direct = Tenders.route("direct")
        #expect(open.when("route-decided", on: "2013-05-01", direct) == nil)
        let state = open.given("route-decided", on: "2013-05-01", direct).state
        #expect(state.routeDecisions.map(\.value.route) == [.direct])
        #expect(state.routeDecisions.first?.contests == at(0))
    }

    @Test func `another route on a later day is a further decision`() {
        let state =
            Tenders.story.given("route-decided", on: "2013-05-01", Tenders.route("openTender"))
            .given("route-decided", on: "2013-06-01", Tenders.route("direct")).state
        #expect(state.routeDecisions.map(\.value.route) == [.openTender, .direct])
    }

    @Test func `it is found under the provider`() {
        #expect(Reading.tags(ProcurementArea.self, "route-decided", full) == ["supplier:RHA"])
    }
}
