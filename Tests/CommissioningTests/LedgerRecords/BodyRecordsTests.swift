import EventLog
import Testing

@testable import Commissioning

struct BodyRecordsTests {
    @Test func `what is recorded on behalf of a body is in its own stream`() {
        let name = BodyRecords.refusals.stream(onBehalfOf: "GB-NHS-02Q")
        #expect(name.text == "ledger/refusals-02Q")
        #expect(
            BodyRecords.stateRoots.stream(onBehalfOf: "GB-NHS-02Q").text
                == "ledger/state-roots-02Q")
    }

    @Test(arguments: ["", "GB-COH-01234567", "GB-NHS-", "GB-NHS-02q", "02Q"])
    func `a body without a code shares the stream of all`(_ body: String) {
        #expect(ODSCode(onBehalfOf: body) == nil)
        #expect(BodyRecords.refusals.stream(onBehalfOf: body).text == "ledger/refusals")
    }

    @Test func `what earlier releases recorded in one stream for all is looked for too`() {
        #expect(
            BodyRecords.refusals.streams(of: ods("02Q")).map(\.text)
                == ["ledger/refusals", "ledger/refusals-02Q"])
    }
}
