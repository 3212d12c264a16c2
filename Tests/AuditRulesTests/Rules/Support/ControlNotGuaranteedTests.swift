import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ControlNotGuaranteedTests {
    private static func pledge(
        _ more: String, _ day: String = "2012-11-13", to body: String = "CCG", in mandate: String
    ) -> String {
        fact(
            "mandate.commissioning-autonomy-pledged", day,
            #"{"beneficiary":"\#(body)","pledge":"fullControlOfSupport"\#(more)}"#,
            in: "mandate/\(mandate)")
    }

    private static func pledged(_ more: String) -> [String] {
        [
            pledge(more, in: "2013-15"),
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

    @Test func `the newest mandate that pledges it is the one that counts`() async throws {
        func outcomes(_ more: String) async throws -> [String] {
            try await findings("SUP-02", Self.pledged("") + [more]).map(\.outcome.name)
        }
        let guaranteed = #","guaranteeMechanism":"An appeal""#
        let earlier = Self.pledge(guaranteed, "2011-11-01", in: "2012-13")
        #expect(try await outcomes(earlier) == ["unspecified"])
        let later = Self.pledge(guaranteed, "2013-11-01", in: "2014-15")
        #expect(try await outcomes(later) == ["met"])
        let silent = Self.pledge(guaranteed, "2013-11-01", to: "provider", in: "2014-15")
        #expect(try await outcomes(silent) == ["unspecified"])
    }
}
