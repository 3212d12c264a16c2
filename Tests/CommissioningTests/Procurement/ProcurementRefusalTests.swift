import EventLog
import Testing

@testable import Commissioning

@Suite struct ProcurementRefusalTests {
    @Test(arguments: [
        (
            ProcurementRefusal.already(.planned, on: day("2013-04-01"), by: Position(7)),
            "already-planned", "event 7 of 2013-04-01", at(7)
        ),
        (.supplierMissing(in: .participants), "supplier-missing", "participants", []),
        (.supplierMissing(in: .soleCapableProvider), "supplier-missing", "soleCapable", []),
        (.partyTwice(ods("02Q")), "party-twice", "02Q", []),
        (.personTwice(ref("p1")), "person-twice", "p1", []),
        (.bidTwice(ref("b1")), "bid-twice", "b1", []),
        (.lotTwice(ref("A")), "lot-twice", "A", []),
        (.lotUnknown(ref("C"), published: at(3, 4)), "lot-unknown", "C", at(3, 4)),
        (.criterionUnknown(ref("X"), published: at(3)), "criterion-unknown", "X", at(3)),
        (.criterionTwice(ref("Q")), "criterion-twice", "Q", []),
        (.parentMissing(ref("Z"), of: ref("Q")), "criterion-parent-missing", "Z, the parent", []),
        (.criteriaCircle(ref("Q")), "criteria-circle", "Q", []),
        (
            .weightsAboveWhole(parent: nil, sum: 10_001), "weights-above-whole", "top weigh 10001",
            []
        ),
        (.weightsAboveWhole(parent: ref("Q"), sum: 10_001), "weights-above-whole", "below Q", []),
        (
            .sharesAboveValue(shares: .some(pence(9)), value: pence(8)), "shares-above-value",
            "9 pence", []
        ),
        (.sharesAboveValue(shares: nil, value: pence(8)), "shares-above-value", "8 pence", []),
        (
            .standstillEndsBeforeStart(start: day("2013-07-02"), end: day("2013-07-01")),
            "standstill-ends-before-start", "2013-07-01", []
        ),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: ProcurementRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
