import EventLog
import Testing

@testable import Commissioning

@Suite struct DecimalStringTests {
    @Test(arguments: [
        "0", "7", "-7", "12.5", "0.05", "-0.5", "100", "999999999999999", "-0.00000000000001",
        "1.00000000000001",
    ])
    func `a number is written as it was read`(text: String) {
        #expect(DecimalString(text)?.description == text)
        #expect(Reading.good(DecimalString.self, "\"\(text)\"")?.description == text)
    }

    @Test(arguments: [
        "", "-", "-0", "00", "01", "1.", ".5", "1.50", "1.0", "1e3", "+1", "1,5", "1.2.3", "--1",
        "-0.0", "0.0", "9999999999999999", "1 ", "٣",
    ])
    func `anything else is refused`(text: String) {
        #expect(DecimalString(text) == nil)
        #expect(Reading.issue(DecimalString.self, "\"\(text)\"")?.reason == "not a decimal number")
    }

    @Test func `a number has its digits and its decimals apart`() {
        #expect(DecimalString("-12.05")?.digits == -1_205)
        #expect(DecimalString("-12.05")?.decimals == 2)
    }
}
