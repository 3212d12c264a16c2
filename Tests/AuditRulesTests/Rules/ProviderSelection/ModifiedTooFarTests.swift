import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ModifiedTooFarTests {
    private static func modified(
        _ ground: String, _ pence: Int, different: Bool = false, awarded: Int = 200_000_000
    ) -> [String] {
        [
            commenced("PSR", "2024-05-01"),
            contract("2024-07-02", #""totalValue":{"pence":\#(awarded),"vat":"excl"}"#),
            fact(
                "contract.contract-modified", "2025-07-01",
                #"{"changeCode":"value","providedForInContract":false,"ground":"\#(ground)","#
                    + #""valueDelta":{"pence":\#(pence),"vat":"excl"},"#
                    + #""materiallyDifferent":{"different":\#(different),"#
                    + #""judgedBy":"person:a"}}"#),
        ]
    }

    static let histories = TwoHistories(
        "PSR-09", trips: modified("13-1d", 50_000_000), "breached",
        doesNot: modified("13-1d", 49_999_999))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `half a million is no breach of a contract that is large enough`() async throws {
        let large = Self.modified("13-1d", 50_000_000, awarded: 200_000_001)
        #expect(try await findings("PSR-09", large).map(\.outcome) == [.met])
    }

    @Test func `each ground has its own test`() async throws {
        let cases: [(String, Bool, Outcome)] = [
            ("13-1a", false, .breached), ("13-1b", false, .met), ("13-1c", false, .met),
            ("13-1c", true, .breached), ("13-1d", true, .breached), ("none", false, .concern),
            ("72-1b", false, .concern),
        ]
        for (ground, different, outcome) in cases {
            let found = try await findings(
                "PSR-09", Self.modified(ground, 5, different: different))
            #expect(found.map(\.outcome) == [outcome], "\(ground)")
        }
    }
}
