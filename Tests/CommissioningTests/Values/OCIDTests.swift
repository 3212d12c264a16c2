import EventLog
import Testing

@testable import Commissioning

@Suite struct OCIDTests {
    @Test(arguments: [
        "ocds-213czf-000-00001", "ocds-h6vhtk-0677ec", "ocds-b5fd17-0054a4e6-0715-42c6-9109-e2",
    ])
    func `published ids are read`(text: String) {
        #expect(Reading.good(OCID.self, "\"\(text)\"")?.description == text)
    }

    @Test(arguments: ["ocds-213czf", "OCDS-213czf-1", "ocds-213CZF-1", "ocds-213czf-1 2", "213czf"])
    func `anything else is refused`(text: String) {
        let issue = Reading.issue(OCID.self, "\"\(text)\"")
        #expect(issue?.reason == "not the id of a contracting process")
    }

    @Test func `128 bytes are the most`() {
        let longest = "ocds-213czf" + String(repeating: "1", count: 117)
        #expect(OCID(longest) != nil && OCID(longest + "1") == nil)
    }
}
