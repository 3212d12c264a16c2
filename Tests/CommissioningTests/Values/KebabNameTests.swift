import EventLog
import Testing

@testable import Commissioning

@Suite struct KebabNameTests {
    @Test(arguments: ["support", "already-closed", "a", "v1-2", String(repeating: "a", count: 64)])
    func `words joined with hyphens are a name`(text: String) {
        #expect(KebabName(text)?.description == text)
        #expect(Reading.good(KebabName.self, "\"\(text)\"")?.text == text)
    }

    @Test(arguments: ["", "-a", "a-", "a--b", "A", "a b", "a_b", String(repeating: "a", count: 65)])
    func `anything else is not`(text: String) {
        #expect(KebabName(text) == nil)
        #expect(Reading.issue(KebabName.self, "\"\(text)\"")?.hint != nil)
    }
}
