import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct AboveDelegatedLimitTests {
    private static func decided(_ pence: Int) -> [String] {
        [
            fact(
                "governance.delegation-granted", "2016-01-01",
                #"{"delegationRef":"D1","grantedBy":"GB","toOfficer":"person:cfo","#
                    + #""function":"Contracts","limitPence":5000000,"instrument":"SoRD","#
                    + #""from":"2016-01-01"}"#),
            fact(
                "procurement.award-decided", "2016-07-01",
                #"{"award":"A1","decision":{"officer":"person:cfo","delegation":"D1"},"#
                    + #""reasonCode":"other","value":{"pence":\#(pence),"vat":"excl"}}"#),
        ]
    }

    static let histories = TwoHistories(
        "GOV-01", trips: decided(5_000_001), "concern", doesNot: decided(5_000_000))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `a delegation that is not on record, or not in force, is missing`() async throws {
        let found = try await findings("GOV-01", [Self.decided(5)[1]])
        #expect(found.map(\.outcome) == [.notDeterminable])
        #expect(found.first?.missing.map(\.type) == ["governance.delegation-granted"])
    }
}
