import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestContentTests {
    private func content(from: String?, to: String?) -> InterestContent {
        InterestContent(
            type: .financial, directness: .direct, organisation: nil,
            from: from.map { CoarseDate(day($0)) }, to: to.map { day($0) }, mitigation: nil)
    }

    @Test func `an end of its own counts before the one that was declared`() {
        let end = InterestEnd(
            day: CoarseDate(day("2017-01-01")), reason: nil, reportedOn: nil)
        let content = content(from: "2017-01-01", to: "2018-01-01")
        #expect(throws: Never.self) { try content.checkPeriod(endedBy: nil) }
        let refusal = InterestsRefusal.endNotAfterStart(
            to: day("2017-01-01"), from: day("2017-01-01"))
        #expect(throws: refusal) { try content.checkPeriod(endedBy: end) }
    }

    @Test func `without a start or without an end nothing can be wrong`() {
        #expect(throws: Never.self) {
            try content(from: nil, to: "2017-01-01").checkPeriod(endedBy: nil)
            try content(from: "2017-01-01", to: nil).checkPeriod(endedBy: nil)
        }
    }
}
