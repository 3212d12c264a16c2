import Testing

@testable import LedgerCLI

struct SupportTextTests {
    @Test func `support, options and decisions are told in sentences`() async throws {
        let trial = try await Trial.withStory()
        let text = await trial.run("state", "02Q", "--as-of", "2014-01-01").output
        for line in [
            "  BI, HR", "    supplier  0AR (North Unit)", "    term      2013-07-01 to 2016-07-01",
            "    value     £1,234.50 excl. VAT", "    hosted by the Board: yes",
            "    - inHouse, scored 60.25 %", "    - CSU, 0AR (North Unit)",
            "  2013-05-20 CSU, 0AR (North Unit), because quality, decided at gb-5, "
                + "in support/02Q/2013-1",
        ] { #expect(text.contains(line + "\n"), "\(line)") }
    }

    @Test func `with why each value is followed by its events`() async throws {
        let trial = try await Trial.withStory()
        let text = await trial.run("state", "02Q", "--as-of", "2014-01-01", "--why").output
        #expect(text.contains("value     £1,234.50 excl. VAT [5]"))
    }

    @Test func `after its end a service is among the others`() async throws {
        let trial = try await Trial.withStory()
        let text = await trial.run("state", "02Q", "--as-of", "2016-07-01").output
        #expect(text.contains("no service is on record for this day"))
        let title = "Other services, extensions and exits"
        #expect(text.contains("\(title)\n  0AR (North Unit) for BI, HR"))
    }
}
