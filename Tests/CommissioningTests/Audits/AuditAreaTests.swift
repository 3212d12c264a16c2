import EventLog
import Testing

@testable import Commissioning

@Suite struct AuditAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<AuditArea>.applyInAnyOrder(
            AuditArea.self, stream: "audit/02Q/2016", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in AuditArea.types { #expect(type.schema.name.area == "audit") }
        #expect(AuditArea.types.count == 1)
    }

    @Test func `the body is the one in the stream's name`() {
        #expect(AuditArea.initial(StreamName("audit/02Q/2016") ?? .example).body == ods("02Q"))
    }
}
