import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct CompetitionOnPriceTests {
    private static func set(_ tariff: String) -> [String] {
        [fact("choice.service-specification-set", "2016-06-01", #"{"tariff":"\#(tariff)"}"#)]
    }

    static let histories = TwoHistories(
        "CHOICE-03", trips: set("noTariff"), "concern", doesNot: set("localTariff"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }
}
