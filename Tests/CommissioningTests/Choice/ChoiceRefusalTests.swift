import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceRefusalTests {
    @Test(arguments: [
        (ChoiceRefusal.supplierMissing, "supplier-missing", "supplierName", at()),
        (.supplierTwice(Choices.nt1), "supplier-twice", "NT1", []),
        (.criterionTwice(.example), "criterion-twice", "person:0000", []),
        (
            .criterionNotPublished(.example, specifications: at(3, 5)), "criterion-not-published",
            "person:0000", at(3, 5)
        ),
        (
            .endNotAfterStart(end: day("2013-01-01"), start: day("2013-04-01")),
            "end-not-after-start", "2013-04-01", []
        ),
        (
            .closesBeforeOpening(closes: day("2013-01-01"), opens: day("2013-04-01")),
            "closes-before-opening", "2013-04-01", []
        ),
        (
            .offeredMoreThanReferred(offered: 12, referrals: 11), "offered-more-than-referred",
            "12", []
        ),
        (
            .chosenMoreThanReferred(chosen: 13, referrals: 11), "chosen-more-than-referred", "13",
            []
        ),
        (.alreadySelected(on: day("2011-10-31"), by: Position(7)), "already-selected", "7", at(7)),
        (
            .alreadyApplied(Choices.nt1, on: day("2012-02-01"), by: Position(8)),
            "already-applied", "event 8", at(8)
        ),
        (
            .alreadyQualified(Choices.nt1, on: day("2012-02-01"), by: Position(9)),
            "already-qualified", "2012-02-01", at(9)
        ),
        (
            .alreadyRemoved(Choices.nt1, on: day("2012-02-01"), by: Position(9)),
            "already-removed", "NT1", at(9)
        ),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: ChoiceRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }

    @Test func `where only a month is known, an end within it is possible`() throws {
        let fact = Fact(
            id: .example, position: Position(0), statedAt: Position(0),
            occurredOn: day("2013-04-30"), precision: .month, time: nil,
            recordedTime: Instant(microseconds: 0), isLate: false)
        #expect(throws: Never.self) {
            try ChoiceRefusal.check(endsOn: day("2013-04-02"), fact)
            try ChoiceRefusal.check(closes: day("2013-04-01"), fact)
        }
        let start = day("2013-04-01")
        #expect(throws: ChoiceRefusal.endNotAfterStart(end: start, start: start)) {
            try ChoiceRefusal.check(endsOn: start, fact)
        }
        let before = day("2013-03-31")
        #expect(throws: ChoiceRefusal.closesBeforeOpening(closes: before, opens: start)) {
            try ChoiceRefusal.check(closes: before, fact)
        }
    }
}
