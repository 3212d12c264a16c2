import Commissioning
import Testing

@testable import Reports

struct NumberTextTests {
    @Test func `thousands are parted, whatever the sign`() {
        #expect(NumberText.grouped(0) == "0")
        #expect(NumberText.grouped(999) == "999")
        #expect(NumberText.grouped(1_000) == "1,000")
        #expect(NumberText.grouped(-123_456) == "-123,456")
        #expect(NumberText.grouped(-1_234_567) == "-1,234,567")
        #expect(NumberText.count(1, "event") == "1 event")
        #expect(NumberText.count(2_000, "event") == "2,000 events")
    }

    @Test func `amounts are pounds with their tax and what they cover`() throws {
        #expect(NumberText.pounds(-5) == "−£0.05")
        let pence = try #require(Pence(123_450))
        #expect(
            NumberText.money(Money(pence: pence, vat: .excluded, basis: .annual))
                == "£1,234.50 excl. VAT a year")
        #expect(NumberText.money(Money(pence: pence, vat: .unknown)) == "£1,234.50 VAT unknown")
    }
}
