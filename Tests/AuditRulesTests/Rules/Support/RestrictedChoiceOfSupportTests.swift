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

    @Test func `an authorisation that moved for the choice is a cost, for who moved it to answer`()
        async throws
    {
        func deferred(_ stream: String) -> String {
            fact(
                "authorisation.authorisation-deferred", "2014-07-01",
                #"{"toWave":"4","by":"X24","followsFrom":"\#(stream)","#
                    + #""reasonCode":"supportArrangements"}"#, in: "authorisation/FICA")
        }
        let found = try await findings("SUP-01", Self.decided("") + [deferred("support/FICA/1")])
        #expect(Set(found.map(\.outcome)) == [.met, .concern])
        let cost = found.first { $0.outcome == .concern }
        #expect(cost?.answerable?.description == "X24")
        let other = try await findings("SUP-01", Self.decided("") + [deferred("support/FICA/2")])
        #expect(other.map(\.outcome) == [.met])
    }
}
