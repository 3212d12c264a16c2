import EventLog
import Testing

@testable import Commissioning

@Suite struct OrganisationAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<OrganisationArea>.applyInAnyOrder(
            OrganisationArea.self, stream: "org/02Q", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in OrganisationArea.types { #expect(type.schema.name.area == "org") }
        #expect(OrganisationArea.types.count == 5)
    }

    @Test(arguments: [
        ("org/02Q", "02Q"), ("org/02q", nil), ("org/02Q/1", nil), ("support/02Q", nil),
    ])
    func `the second part of a stream names the body`(stream: String, body: String?) throws {
        let name = try #require(StreamName(stream))
        #expect(OrganisationArea.body(of: name)?.description == body)
        #expect(OrganisationArea.initial(name).code?.description == body)
    }
}
