import EventLog
import Testing

@testable import Commissioning

@Suite struct MeasureAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<MeasureArea>.applyInAnyOrder(
            MeasureArea.self, stream: "measure/02Q/rtt", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in MeasureArea.types { #expect(type.schema.name.area == "measure") }
        #expect(MeasureArea.types.count == 2)
    }
}
