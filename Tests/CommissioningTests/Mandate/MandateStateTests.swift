import EventLog
import Testing

@testable import Commissioning

@Suite struct MandateStateTests {
    @Test func `a late event is noted by its position`() {
        let pledge = #"{"beneficiary":"CCG","pledge":"localPriorities"}"#
        let state = Story(MandateArea.self, "mandate/2013-15")
            .given("commissioning-autonomy-pledged", on: "2012-11-13", pledge)
            .given("commissioning-autonomy-pledged", on: "2012-07-04", pledge, isLate: true).state
        #expect(state.lateEntries == at(1) && state.pledges.count == 2)
    }
}
