import CanonicalJSON
import Commissioning
import Testing

@testable import LedgerCLI

struct WordsTests {
    @Test func `money is in pounds, and says what it covers`() throws {
        let money = Money(pence: try #require(Pence(123_450)), vat: .excluded, basis: .annual)
        #expect(Words.money(money) == "£1,234.50 excl. VAT a year")
        #expect(Words.pounds(-5) == "−£0.05")
        #expect(Words.pounds(.min).hasPrefix("−£92,233,720,368,547,758.08"))
    }

    @Test func `numbers have a comma after every three digits`() {
        #expect(Words.grouped(1_234_567) == "1,234,567")
        #expect(Words.grouped(-123) == "-123")
        #expect(Words.count(1, "event") == "1 event")
        #expect(Words.count(2_000, "event") == "2,000 events")
    }

    @Test func `basis points become percent`() {
        let texts = [7_150, 6_900, 5_825, 5].map(Words.percent)
        #expect(texts == ["71.5 %", "69 %", "58.25 %", "0.05 %"])
    }

    @Test func `nothing recorded can move the cursor of a terminal`() {
        #expect(Words.printable("a\u{1B}[2Jb\nc\u{202E}d") == #"a\u001b[2Jb\nc\u202ed"#)
    }
}
