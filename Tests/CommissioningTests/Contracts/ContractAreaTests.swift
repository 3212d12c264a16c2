import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<ContractArea>.applyInAnyOrder(
            ContractArea.self, stream: "contract/02Q/2014-1", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in ContractArea.types { #expect(type.schema.name.area == "contract") }
        #expect(ContractArea.types.count == 8)
    }

    @Test(arguments: [
        ("contract/02Q/2014-1", "02Q"), ("contract/02Q", nil), ("contract/x/1", nil),
        ("support/02Q/1", nil),
    ])
    func `the second part of a stream names the commissioner`(
        stream: String, body: String?
    ) throws {
        let name = try #require(StreamName(stream))
        #expect(ContractArea.body(of: name)?.description == body)
        #expect(ContractArea.initial(name).commissioner?.description == body)
    }
}
