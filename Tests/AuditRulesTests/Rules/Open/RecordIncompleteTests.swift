import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct RecordIncompleteTests {
    private static func published(_ address: String) -> [String] {
        [
            commenced("PCR2015-LTR", "2016-05-01"), complete("contract"),
            fact(
                "contract.contract-awarded", "2016-07-02",
                #"{"title":"Feet","provider":{"supplier":"FICCARE"\#(address)},"#
                    + #""procurement":"procurement/FICA/1","decisionBasis":"procured","#
                    + #""services":["feet"],"annualValue":{"pence":5,"vat":"excl"},"#
                    + #""start":"2016-09-01","end":"2018-09-01","selectionProcess":"openTender","#
                    + #""legalForm":"standardContract"}"#),
            fact(
                "contract.contract-record-published", "2016-08-01", #"{"channel":"CCGsite"}"#),
        ]
    }

    static let histories = TwoHistories(
        "OPEN-02", trips: published(""), "breached",
        doesNot: published(#","registeredAddress":"1 Example Road""#))

    @Test func `the nearest history trips it, and the nearest other does not`() async throws {
        #expect(try await Self.histories.problems() == [])
    }

    @Test func `the sentence lists what is not on record`() async throws {
        let found = try await findings("OPEN-02", Self.published(""))
        #expect(found.first?.sentence.contains("the provider's registered address") == true)
    }
}
