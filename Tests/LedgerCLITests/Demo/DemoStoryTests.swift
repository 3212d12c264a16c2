import Testing

@testable import LedgerCLI

struct DemoStoryTests {
    @Test func `it begins with a decision, and ends with the byte that was changed`() async throws {
        let trial = try Trial()
        let text = await trial.run("demo").output
        #expect(text.hasPrefix("1. One decision, recorded in one go\n"))
        #expect(text.contains("2013-07-01  211  #"))
        #expect(text.contains("2022-07-01    0\n"))
        #expect(text.contains("£1,430,000.00 VAT unknown a year [17; late; against: 16]"))
        #expect(text.contains("£1,402,500.00 excl. VAT a year [50; against: 17]"))
        #expect(text.contains("   sound\n"))
        #expect(text.contains("NOT SOUND"))
    }
}
