import Commissioning
import EventLog
import SafeFiles
import TestSupport
import Testing

@testable import AuditRules

struct TurnedAwayAsUnlawfulTests {
    private static func refused(_ reason: String) -> [String] {
        let mac = String(repeating: "0a", count: 32)
        let line = fact(
            "ledger.proposal-refused", "2016-05-01",
            #"{"proposedType":"contract.contract-extended.v1","proposedOn":"2016-05-01","#
                + #""refusal":"\#(reason)","contentMac":"\#(mac)"}"#, in: "ledger/refusals")
        return [
            line.dropLast() + #","onbehalfof":"GB-NHS-FICA"}"#,
            fact("choice.choice-publicised", "2016-05-01", #"{"how":"website"}"#),
        ]
    }

    static let histories = TwoHistories(
        "LED-02", trips: refused("no-decision-on-record"), "breached",
        doesNot: refused("end-not-after-start"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `every reason that a decider gives is one for which a fact cannot be`() throws {
        let root = "\(Seed.repository)/Sources/Commissioning"
        var reasons: Set<String> = []
        for area in TestFolder.names(in: root) where !area.hasSuffix(".swift") {
            for file in TestFolder.names(in: "\(root)/\(area)")
            where file.hasSuffix("Refusal.swift") || file == "RepeatedStep.swift" {
                let bytes = try SafeFiles.read("\(root)/\(area)/\(file)", limit: 1 << 20)
                let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                // A rule stands alone between quotes, in kebab-case.
                for line in lines where line.contains("case ") {
                    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
                    guard parts.count == 3, parts[1].contains("-"),
                        parts[1].utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) })
                    else { continue }
                    reasons.insert(String(parts[1]))
                }
            }
        }
        #expect(reasons.count > 40)
        #expect(reasons.subtracting(TurnedAwayAsUnlawful.impossible) == [])
    }
}
