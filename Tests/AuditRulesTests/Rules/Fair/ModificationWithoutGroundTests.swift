import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ModificationWithoutGroundTests {
    private static func modified(_ changes: [(ground: String, pence: Int)]) -> [String] {
        [
            commenced("PCR2015", "2016-05-01"),
            contract("2016-07-02", #""totalValue":{"pence":100000000,"vat":"excl"}"#),
        ]
            + changes.enumerated().map { place, change in
                fact(
                    "contract.contract-modified", "2017-07-0\(place + 1)",
                    #"{"changeCode":"value","providedForInContract":false,"#
                        + #""valueDelta":{"pence":\#(change.pence),"vat":"excl"},"#
                        + #""ground":"\#(change.ground)"}"#)
            }
    }

    static let histories = TwoHistories(
        "FAIR-10", trips: modified([("72-1b", 50_000_001)]), "breached",
        doesNot: modified([("72-1b", 50_000_000)]))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `small changes are added up, others are not`() async throws {
        let small = Self.modified([("72-1f", 6_000_000), ("72-1f", 4_000_001)])
        #expect(try await findings("FAIR-10", small).map(\.outcome).contains(.breached))
        let large = Self.modified([("72-1b", 40_000_000), ("72-1c", 40_000_000)])
        #expect(try await findings("FAIR-10", large).map(\.outcome) == [.met, .met])
    }

    @Test func `no ground, and a ground of another law, need explanation`() async throws {
        for ground in ["none", "13-1a", "Sch8"] {
            let found = try await findings("FAIR-10", Self.modified([(ground, 5)]))
            #expect(found.map(\.outcome) == [.concern])
        }
        let unprovided = try await findings("FAIR-10", Self.modified([("72-1a", 5)]))
        #expect(unprovided.map(\.outcome) == [.breached])
    }
}
