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
        (.valueTwice(.example), "sealed-value-twice", "AAAA", []),
        (.fateTwice(.example, by: Position(4)), "sealed-value-done-before", "event 4", at(4)),
        (.notTwoPersons(2), "not-two-persons", "2, and they are the same", []),
        (
            .reviewNotLater(day("2014-01-01"), than: day("2014-02-01")), "review-not-later",
            "2014-02-01", []
        ),
        (.holdScopeNotOne, "hold-scope-not-one", "personRef", []),
        (
            .holdUnknown(EventID(high: 0, low: 7)), "hold-unknown",
            "00000000-0000-0000-0000-000000000007", []
        ),
        (.alreadyLifted(on: day("2014-04-01"), by: Position(8)), "already-lifted", "8", at(8)),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: LedgerRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
