import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct DeadlineShortenedTests {
    private static func amended(_ deadline: String, what: String = "deadline") -> [String] {
        [
            commenced("PCR2015", "2016-05-01"),
            fact(
                "procurement.opportunity-published", "2016-05-02",
                #"{"channel":"OJEU","deadline":"2016-06-01T11:00:00Z"}"#),
            fact(
                "procurement.opportunity-amended", "2016-05-12",
                #"{"what":["\#(what)"],"newDeadline":"\#(deadline)"}"#),
        ]
    }

    static let histories = TwoHistories(
        "FAIR-06", trips: amended("2016-06-01T10:59:59Z"), "concern",
        doesNot: amended("2016-06-01T11:00:01Z"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a change of substance without more time needs explanation`() async throws {
        let lines = [
            commenced("PCR2015", "2016-05-01"),
            fact("procurement.opportunity-amended", "2016-05-12", #"{"what":["criteria"]}"#),
        ]
        #expect(try await findings("FAIR-06", lines).map(\.outcome) == [.concern])
        let same = Self.amended("2016-06-01T11:00:00Z", what: "lots")
        #expect(try await findings("FAIR-06", same).map(\.outcome) == [.concern])
    }

    @Test func `the amendment before is the deadline to compare with`() async throws {
        let again = fact(
            "procurement.opportunity-amended", "2016-05-13",
            #"{"what":["deadline"],"newDeadline":"2016-06-05T11:00:00Z"}"#)
        let found = try await findings("FAIR-06", Self.amended("2016-06-08T11:00:00Z") + [again])
        #expect(found.map(\.outcome) == [.met, .concern])
    }
}
