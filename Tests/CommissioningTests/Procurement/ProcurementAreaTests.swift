import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<ProcurementArea>.applyInAnyOrder(
            ProcurementArea.self, stream: "procurement/02Q/2013-004", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in ProcurementArea.types { #expect(type.schema.name.area == "procurement") }
        #expect(ProcurementArea.types.count == 31)
    }

    @Test(arguments: [
        ("procurement/02Q/2013-004", "02Q"), ("procurement/02Q", nil), ("procurement/x/1", nil),
        ("contract/02Q/1", nil),
    ])
    func `the second part of a stream names the body`(stream: String, body: String?) throws {
        let name = try #require(StreamName(stream))
        #expect(ProcurementArea.body(of: name)?.description == body)
    }
}
