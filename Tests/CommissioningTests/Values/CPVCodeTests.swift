import EventLog
import Testing

@testable import Commissioning

@Suite struct CPVCodeTests {
    @Test(arguments: ["85110000-3", "85110000"])
    func `a code is read with or without its ninth digit`(text: String) throws {
        let code = try #require(Reading.good(CPVCode.self, "\"\(text)\""))
        #expect(code.description == text && code.division == "85")
    }

    @Test(arguments: ["\"8511000\"", "\"85110000-\"", "\"85110000_3\"", "\"8511000a\"", "85110000"])
    func `anything else is refused`(json: String) {
        #expect(Reading.issue(CPVCode.self, json)?.reason == "not a CPV code")
    }
}
