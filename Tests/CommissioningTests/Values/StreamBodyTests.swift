import EventLog
import Testing

@testable import Commissioning

@Suite struct StreamBodyTests {
    @Test(arguments: [
        ("org/02Q", 2, "02Q"), ("org/02Q/x", 3, "02Q"), ("org/02Q", 3, nil), ("org/2q", 2, nil),
        ("organ/02Q", 2, nil),
    ])
    func `the second part is the body when area and form are right`(
        stream: String, partCount: Int, body: String?
    ) throws {
        let name = try #require(StreamName(stream))
        #expect(name.body(inArea: "org", partCount: partCount)?.description == body)
    }
}
