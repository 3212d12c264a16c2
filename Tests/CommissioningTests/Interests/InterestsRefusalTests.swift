import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestsRefusalTests {
    private static let on = day("2017-04-01")

    @Test(arguments: [
        (
            InterestsRefusal.endNotAfterStart(to: day("2017-01-01"), from: on),
            "end-not-after-start", "2017-01-01", at()
        ),
        (.precisionWithoutSpan(day: on, .month), "precision-without-span", "2017-04-01", []),
        (.precisionWithoutSpan(day: nil, .month), "precision-without-span", "month", []),
        (.interestNotDeclared(Registers.shares), "interest-not-declared", "interest:1", []),
        (
            .referenceOfAnother(Registers.shares, person: Registers.gp, by: Position(3)),
            "reference-of-another", "person:1", at(3)
        ),
        (
            .reviewNotAfterDecision(review: on, decision: day("2017-05-01")),
            "review-not-after-decision", "2017-05-01", []
        ),
        (
            .asOfAfterPublication(asOf: day("2017-05-01"), published: on),
            "as-of-after-publication", "2017-05-01", []
        ),
        (.negativeValue(Pence(-5) ?? .example), "negative-value", "-5", []),
        (
            .alreadyTaken(person: Registers.gp, from: on, by: Position(4)), "already-taken",
            "person:1", at(4)
        ),
        (
            .alreadyLeft(person: Registers.gp, on: on, by: Position(4)), "already-left",
            "2017-04-01", at(4)
        ),
        (
            .alreadyDeclared(Registers.shares, on: on, by: Position(5)), "already-declared",
            "interest:1", at(5)
        ),
        (
            .alreadyEnded(Registers.shares, on: on, by: Position(6)), "already-ended", "event 6",
            at(6)
        ),
        (
            .alreadyWithheld(Registers.shares, on: on, by: Position(6)), "already-withheld",
            "event 6", at(6)
        ),
        (
            .alreadyReturned(person: Registers.gp, on: on, by: Position(7)), "already-returned",
            "person:1", at(7)
        ),
        (.alreadyReviewed(on: on, by: Position(8)), "already-reviewed", "2017-04-01", at(8)),
        (.alreadyPublished(on: on, by: Position(9)), "already-published", "event 9", at(9)),
        (
            .alreadyGuardian(person: Registers.lay, on: on, by: Position(9)), "already-guardian",
            "person:2", at(9)
        ),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: InterestsRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
