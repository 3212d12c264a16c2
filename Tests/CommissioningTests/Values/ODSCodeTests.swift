import EventLog
import Testing

@testable import Commissioning

@Suite struct ODSCodeTests {
    @Test(arguments: ["02Q", "0AR", "X24", "RHA00", "ABCDEFGH", "000", "ZZZZZZZZ"])
    func `3 to 8 bytes of A–Z and 0–9 are a code`(text: String) {
        #expect(ODSCode(text)?.description == text)
        #expect(Reading.good(ODSCode.self, "\"\(text)\"")?.description == text)
    }

    @Test(arguments: ["", "02", "ABCDEFGHI", "02q", "02-", "0 Q", "02é"])
    func `anything else is not`(text: String) {
        #expect(ODSCode(text) == nil)
        #expect(Reading.issue(ODSCode.self, "\"\(text)\"")?.reason == "not an ODS code")
    }

    @Test func `codes are in the order of their bytes, the shorter first`() {
        let codes = ["0AR", "02Q", "02QX", "ZZZ", "ABC"].compactMap { ODSCode($0) }
        #expect(codes.sorted().map(\.description) == ["02Q", "02QX", "0AR", "ABC", "ZZZ"])
    }

    @Test func `a code takes eight bytes`() {
        #expect(MemoryLayout<ODSCode>.size == 8)
        #expect(ODSCode.example.description == "02Q")
    }
}
