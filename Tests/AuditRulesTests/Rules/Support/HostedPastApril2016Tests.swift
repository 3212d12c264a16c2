import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct HostedPastApril2016Tests {
    private static func extended(to day: String, competed: Bool = false) -> [String] {
        SupportRolledOverTests.extended(competed: competed, hosted: true, to: day)
    }

    static let histories = TwoHistories(
        "SUP-05", trips: extended(to: "2016-05-02"), "concern",
        doesNot: extended(to: "2016-05-01"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a later end after a competition meets it`() async throws {
        let found = try await findings("SUP-05", Self.extended(to: "2017-01-01", competed: true))
        #expect(found.map(\.outcome) == [.met])
    }
}
