import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RestrictedChoiceOfSupportTests {
    private static func decided(_ more: String) -> [String] {
        [
            fact(
                "support.support-sourcing-decided", "2014-06-01",
                #"{"option":"inHouse","decision":{"urgent":"U"},"reasonCode":"quality"\#(more)}"#)
        ]
    }

    static let histories = TwoHistories(
        "SUP-01", trips: decided(#","restrictionsApplied":[{"by":"X24","instrument":"guidance"}]"#),
        "concern", doesNot: decided(""))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `whoever set the limit is to answer, with or without a legal basis`() async throws {
        for basis in ["", #","legalBasis":["s. 14Z21"]"#] {
            let line = fact(
                "support.support-decision-constrained", "2014-06-01",
                #"{"by":"X24","instrument":"direction"\#(basis)}"#)
            let found = try await findings("SUP-01", [line])
            #expect(found.map(\.outcome) == [.concern])
            #expect(found.first?.answerable?.description == "X24")
        }
    }
}
