import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct AwardInformationLateTests {
    private static let signed = [
        commenced("PCR2015", "2016-05-01", care: false),
        contract("2016-07-02", #""totalValue":{"pence":2500000,"vat":"excl"}"#),
        fact("contract.contract-signed", "2016-07-20"),
    ]

    private static func published(_ day: String) -> [String] {
        signed + [
            fact("contract.contract-record-published", day, #"{"channel":"ContractsFinder"}"#)
        ]
    }

    static let histories = TwoHistories(
        "OPEN-06", trips: published("2016-10-19"), "breached", doesNot: published("2016-10-18"))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `until the ninetieth day it is not yet due, and says what to do`() async throws {
        let early = try await findings("OPEN-06", Self.signed, asOf: "2016-10-18")
        #expect(early.first?.outcome.dueOn?.description == "2016-10-18")
        #expect(early.first?.toDo == "publish the award on Contracts Finder")
        let late = try await findings("OPEN-06", Self.signed, asOf: "2016-10-19")
        #expect(late.map(\.outcome) == [.notDeterminable])
    }

    @Test func `a day that is known to the month only decides nothing`() async throws {
        var lines = Self.published("2016-10-18")
        lines[2] = fact("contract.contract-signed", "2016-07-31", precision: "month")
        let found = try await findings("OPEN-06", lines)
        #expect(found.map(\.outcome) == [.notDeterminable])
        #expect(found.first?.missing.first?.what.contains("known to its month only") == true)
    }

    @Test func `what is worth less is outside`() async throws {
        var lines = Self.signed
        lines[1] = contract("2016-07-02", #""totalValue":{"pence":2499999,"vat":"excl"}"#)
        #expect(try await findings("OPEN-06", lines).map(\.outcome) == [.notApplicable])
    }
}
