import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct SupplierClosedTests {
    private static func ended(_ event: String, _ more: String) -> [String] {
        [
            fact(
                "support.csu-\(event)", "2016-04-01",
                #"{"decidedBy":"X24","affectedCCGs":["FICA"]\#(more)}"#, in: "support/X24/unit")
        ]
    }

    static let histories = TwoHistories(
        "SUP-06", trips: ended("closed", #","affectedCount":3"#), "concern",
        doesNot: ended("merged", #","into":"0CX""#), "notApplicable")

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `one whom the unit served has one finding, which the Board is to answer`()
        async throws
    {
        let history = try await history(Self.ended("closed", #","affectedCount":3"#))
        let audit = Audit(history, rules: [SupplierClosed.self])
        #expect(audit.findings.map(\.part) == ["commissioner FICA"])
        #expect(audit.findings.allSatisfy { !audit.isOwn($0) })
    }
}
