import EventLog
import Testing

@testable import Commissioning

@Suite struct MandateAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<MandateArea>.applyInAnyOrder(
            MandateArea.self, stream: "mandate/2013-15", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in MandateArea.types { #expect(type.schema.name.area == "mandate") }
        #expect(MandateArea.types.count == 1)
    }
}
