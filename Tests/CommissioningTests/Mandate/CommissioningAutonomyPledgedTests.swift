import EventLog
import Testing

@testable import Commissioning

@Suite struct CommissioningAutonomyPledgedTests {
    private let minimal = #"{"beneficiary":"CCG","pledge":"fullControlOfSupport"}"#
    private let story = Story(MandateArea.self, "mandate/2013-15")

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            MandateArea.self, "commissioning-autonomy-pledged", minimal: minimal,
            full: #"{"beneficiary":"HWB","pledge":"localPriorities","objectiveId":"9","#
                + #""guaranteeMechanism":"An appeal to the Secretary of State"}"#)
    }

    @Test func `the same pledge on one day is refused, another account of it is contested`() {
        let pledged = story.given("commissioning-autonomy-pledged", on: "2012-11-13", minimal)
        #expect(
            pledged.when("commissioning-autonomy-pledged", on: "2012-11-13", minimal)
                == .alreadyPledged(on: day("2012-11-13"), by: Position(0)))
        let other =
            #"{"beneficiary":"CCG","pledge":"fullControlOfSupport","guaranteeMechanism":"Appeal"}"#
        let state = pledged.given("commissioning-autonomy-pledged", on: "2012-11-13", other).state
        #expect(state.pledges.count == 1 && state.pledges[0].contests == at(0))
    }
}
