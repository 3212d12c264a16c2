import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ControlNotGuaranteedTests {
    private static func pledged(_ more: String) -> [String] {
        [
            fact(
                "mandate.commissioning-autonomy-pledged", "2012-11-13",
                #"{"beneficiary":"CCG","pledge":"fullControlOfSupport"\#(more)}"#,
                in: "mandate/2013-15"),
            fact(
                "support.support-sourcing-decided", "2014-06-01",
                #"{"option":"inHouse","decision":{"urgent":"U"},"reasonCode":"quality"}"#),
        ]
    }

    static let histories = TwoHistories(
        "SUP-02", trips: pledged(""), "unspecified",
        doesNot: pledged(#","guaranteeMechanism":"An appeal""#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `without a pledge on record nothing is asked`() async throws {
        #expect(try await findings("SUP-02", [Self.pledged("")[1]]).isEmpty)
    }
}
