import EventLog
import Testing

@testable import Commissioning

@Suite struct AssociateLeftTests {
    private let minimal = #"{"associate":"03A"}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "associate-left", minimal: minimal,
            full: #"{"associate":"03A","sharePence":400,"instrument":"Letter"}"#)
    }

    @Test func `leaving without having joined is recorded`() {
        #expect(Tenders.story.when("associate-left", on: "2013-05-01", minimal) == nil)
        let state = Tenders.story.given("associate-left", on: "2013-05-01", minimal).state
        #expect(state.associations[ods("03A")]?.value.isIn == false && state.parties.isEmpty)
    }

    @Test func `it is found under the associate`() {
        #expect(Reading.tags(ProcurementArea.self, "associate-left", minimal) == ["body:03A"])
    }
}
