import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct ContractRecordUnpublishedTests {
    private static let contracted = [
        commenced("PCR2015-LTR", "2016-05-01"), contract("2016-08-01"), complete("contract"),
    ]

    static let histories = TwoHistories(
        "OPEN-01", trips: contracted, "breached",
        doesNot: contracted + [
            fact(
                "contract.contract-record-published", "2016-09-01",
                #"{"channel":"ContractsFinder"}"#)
        ])

    @Test func `a contract that nobody published trips it, a published one does not`()
        async throws
    {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `the sentence says who declared the record complete`() async throws {
        let found = try await findings("OPEN-01", Self.contracted)
        #expect(
            found.first?.sentence.hasSuffix(
                "in a record declared complete by person:a on 2010-01-01") == true)
    }

    @Test func `another law, or another service, is outside`() async throws {
        for line in [
            commenced("PSR", "2024-05-01"), commenced("PCR2015", "2016-05-01", care: false),
        ] {
            let found = try await findings("OPEN-01", [line, contract("2024-08-01")])
            #expect(found.map(\.outcome) == [.notApplicable])
        }
    }
}
