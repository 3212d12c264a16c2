import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<SupportArea>.applyInAnyOrder(
            SupportArea.self, stream: "support/02Q/2013-1", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in SupportArea.types { #expect(type.schema.name.area == "support") }
        #expect(SupportArea.types.count == 12)
    }

    @Test(arguments: [
        ("support/02Q/2013-1", "02Q"), ("support/02Q", nil), ("support/x/1", nil),
        ("org/02Q/1", nil),
    ])
    func `the second part of a stream names the body`(stream: String, body: String?) throws {
        let name = try #require(StreamName(stream))
        #expect(SupportArea.body(of: name)?.description == body)
    }
}
