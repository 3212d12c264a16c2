import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractRefusalTests {
    private static let start = day("2014-04-01")

    @Test(arguments: [
        (ContractRefusal.providerMissing, "provider-missing", "who provides", at()),
        (.payeeMissing, "payee-missing", "who is paid", at()),
        (
            .endNotAfterStart(end: day("2013-01-01"), start: start, awardedBy: nil),
            "end-not-after-start", "2014-04-01", at()
        ),
        (
            .endNotAfterStart(end: day("2013-01-01"), start: start, awardedBy: Position(9)),
            "end-not-after-start", "event 9", at(9)
        ),
        (
            .terminatedBeforeStart(
                effectiveOn: day("2013-01-01"), start: start, awardedBy: Position(8)),
            "terminated-before-start", "event 8", at(8)
        ),
        (.notAProcurement(.example), "not-a-procurement", "example/none is not", at()),
        (.partyTwice(ods("03X")), "party-twice", "03X", at()),
        (
            .sharesAboveValue(shares: Pence(7), value: .example), "shares-above-value",
            "7 pence", at()
        ),
        (
            .sharesAboveValue(shares: nil, value: .example), "shares-above-value",
            "more than any amount", at()
        ),
        (
            .valueOutOfRange(value: .example, delta: .example, statedBy: at(3, 4)),
            "value-out-of-range", "0 pence added", at(3, 4)
        ),
        (.alreadyAwarded(on: start, by: Position(1)), "already-awarded", "event 1", at(1)),
        (.alreadySigned(on: start, by: Position(2)), "already-signed", "event 2", at(2)),
        (
            .alreadyTerminated(on: start, by: Position(5)), "already-terminated", "2014-04-01",
            at(5)
        ),
        (
            .alreadyPaid(.example, to: .named("A Ltd"), by: Position(6)), "already-paid",
            "to A Ltd", at(6)
        ),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: ContractRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
