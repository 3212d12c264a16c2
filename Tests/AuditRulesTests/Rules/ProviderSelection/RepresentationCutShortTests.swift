import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RepresentationCutShortTests {
    private static func signed(_ day: String?, decided: Bool = true) -> [String] {
        AwardedInStandstillTests.signed(day) + [
            fact(
                "procurement.representation-received", "2026-04-13",
                #"{"representation":"R1","award":"A1"}"#)
        ]
            + (decided
                ? [
                    fact(
                        "procurement.representation-decided", "2026-04-16",
                        #"{"representation":"R1","outcome":"proceed","informedOn":"2026-04-16"}"#)
                ] : [])
    }

    // Vector V5: the five full working days are 17, 20, 21, 22 and 23 April.
    static let histories = TwoHistories(
        "PSR-05", trips: signed("2026-04-23"), "breached", doesNot: signed("2026-04-24"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a decision that is not on record trips it only where the record is complete`()
        async throws
    {
        let lines = Self.signed("2026-04-24", decided: false)
        #expect(try await findings("PSR-05", lines).map(\.outcome) == [.notDeterminable])
        let covered = lines + [complete("procurement")]
        #expect(try await findings("PSR-05", covered).map(\.outcome) == [.breached])
    }

    @Test func `until the fifth day it says not to sign`() async throws {
        var lines = Self.signed(nil)
        lines[3] = award("2026-04-01")
        let found = try await findings("PSR-05", lines, asOf: "2026-04-23")
        #expect(found.first?.toDo == "do not sign before 2026-04-24")
    }
}
