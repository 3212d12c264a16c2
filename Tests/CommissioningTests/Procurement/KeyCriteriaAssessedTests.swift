import EventLog
import Testing

@testable import Commissioning

@Suite struct KeyCriteriaAssessedTests {
    private let full = #"{"criterion":"value","award":"A1","assessment":"Costed against peers."}"#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ProcurementArea.self, "key-criteria-assessed", minimal: #"{"criterion":"access"}"#,
            full: full)
    }

    @Test func `each assessment is kept with the award that it is for`() {
        let state = Tenders.story
            .given("key-criteria-assessed", on: "2026-04-01", full)
            .given("key-criteria-assessed", on: "2026-04-02", #"{"criterion":"quality"}"#).state
        #expect(state.keyCriteria.map(\.value.criterion) == [.value, .quality])
        #expect(state.keyCriteria.map { $0.value.award?.text } == ["A1", nil])
    }
}
