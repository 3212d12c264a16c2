import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<ChoiceArea>.applyInAnyOrder(
            ChoiceArea.self, stream: "choice/02Q/podiatry", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in ChoiceArea.types { #expect(type.schema.name.area == "choice") }
        #expect(ChoiceArea.types.count == 18)
    }

    @Test(arguments: [
        ("choice/02Q/podiatry", "02Q"), ("choice/02Q", nil), ("choice/x/podiatry", nil),
        ("support/02Q/podiatry", nil),
    ])
    func `the second part of a stream names the body`(stream: String, body: String?) throws {
        let name = try #require(StreamName(stream))
        #expect(ChoiceArea.body(of: name)?.description == body)
    }
}
