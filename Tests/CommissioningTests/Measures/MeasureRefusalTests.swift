import EventLog
import Testing

@testable import Commissioning

@Suite struct MeasureRefusalTests {
    @Test func `a refusal names its rule and its facts`() {
        let refusals: [(MeasureRefusal, String, String)] = [
            (
                .endNotAfterStart(to: day("2016-01-01"), from: day("2016-02-01")),
                "end-not-after-start", "2016-02-01"
            ),
            (.observationNotOne, "observation-not-one", "denominator"),
        ]
        for (refusal, rule, fact) in refusals {
            #expect(refusal.rule == rule && refusal.restsOn.isEmpty)
            #expect(refusal.sentence.contains(fact))
        }
    }
}
