import EventLog
import Testing

@testable import AuditRules

struct WeighingTests {
    private func late(
        grade: String? = nil, precision: String? = nil, day: String = "2016-06-30"
    ) -> [String] {
        [
            fact(
                "procurement.opportunity-published", "2016-05-02",
                #"{"channel":"OJEU","deadline":"2016-05-30T11:00:00Z"}"#),
            fact(
                "procurement.bid-received", day, #"{"bid":"B1","bidders":[{"supplierName":"A"}]}"#,
                id: 7, grade: grade, precision: precision),
            fact("procurement.bids-opened", "2016-07-08", #"{"by":["person:a","person:b"]}"#),
        ]
    }

    @Test func `a finding is as strong as its weakest evidence`() async throws {
        #expect(try await findings("FAIR-04", late()).map(\.outcome) == [.breached])
        for grade in ["secondary", "attributed-anonymously", "reconstructed"] {
            let found = try await findings("FAIR-04", late(grade: grade))
            #expect(found.map(\.outcome) == [.concern])
            #expect(found.first?.notes == ["rests on evidence of grade \(grade)"])
        }
    }

    @Test func `what the record contradicts needs explanation and is no breach`() async throws {
        let other = fact(
            "contract.contract-awarded", "2016-08-01",
            #"{"title":"Feet","provider":{"supplier":"FICCARE"},"start":"2030-01-01","#
                + #""decisionBasis":"novated","legalForm":"standardContract"}"#)
        let lines = [complete("procurement"), other, contract("2016-08-01")]
        let found = try await findings("FAIR-15", lines)
        #expect(found.map(\.outcome) == [.concern])
        #expect(found.first?.notes == ["contested by event 2"])
    }

    @Test func `a corrected fact keeps the key of its finding`() async throws {
        let before = try await findings("FAIR-04", late())
        let correction = fact(
            "ledger.record-corrected", "2017-01-01",
            #"{"reasonCode":"wrongDay","occurredon":"2016-05-29","#
                + #""data":{"bid":"B1","bidders":[{"supplierName":"A"}]}}"#,
            corrects: 7, in: "procurement/FICA/1")
        let after = try await findings("FAIR-04", late() + [correction])
        #expect(before.map(\.outcome) == [.breached] && after.map(\.outcome) == [.met])
        #expect(before.map(\.key) == after.map(\.key))
    }
}
