import EventLog
import Testing

@testable import Commissioning

@Suite struct LedgerRefusalTests {
    @Test(arguments: [
        (LedgerRefusal.alreadyOpened(by: Position(0)), "already-opened", "event 0", at(0)),
        (.scopeNotOne, "scope-not-one", "eventTypes", []),
        (
            .endNotAfterStart(to: day("2013-01-01"), from: day("2013-04-01")),
            "end-not-after-start", "2013-04-01", []
        ),
        (
            .declarationUnknown(EventID(high: 0, low: 7)), "declaration-unknown",
            "00000000-0000-0000-0000-000000000007", []
        ),
        (.alreadyEnded(on: day("2014-04-01"), by: Position(8)), "already-ended", "8", at(8)),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: LedgerRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
