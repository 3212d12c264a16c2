import EventLog
import Testing

@testable import Commissioning

@Suite struct SupportRefusalTests {
    @Test(arguments: [
        (SupportRefusal.supplierMissing, "supplier-missing", "supplierName", at()),
        (
            .endNotAfterStart(end: day("2013-01-01"), start: day("2013-04-01"), agreedBy: nil),
            "end-not-after-start", "2013-04-01", []
        ),
        (
            .endNotAfterStart(
                end: day("2013-01-01"), start: day("2013-04-01"), agreedBy: Position(9)),
            "end-not-after-start", "event 9", at(9)
        ),
        (.alreadyExited(on: day("2014-04-01"), by: Position(7)), "already-exited", "7", at(7)),
        (.alreadyEnded(on: day("2014-04-01"), by: Position(8)), "already-ended", "8", at(8)),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: SupportRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
