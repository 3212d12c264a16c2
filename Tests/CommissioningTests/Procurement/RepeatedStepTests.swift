import EventLog
import Testing

@testable import Commissioning

@Suite struct RepeatedStepTests {
    @Test(arguments: [
        (RepeatedStep.planned, "already-planned", "plans"),
        (.associateJoined(ods("03A")), "already-joined", "03A"),
        (.bidReceived(ref("b1")), "bid-already-received", "b1"),
        (.bidReturned(ref("b1")), "bid-already-returned", "b1 unopened"),
        (.bidOpened(ref("b1")), "bid-already-opened", "opens bid b1"),
        (.bidWithdrawn(ref("b1"), lot: nil), "bid-already-withdrawn", "bid b1"),
        (.bidWithdrawn(ref("b1"), lot: ref("A")), "bid-already-withdrawn", "b1 for lot A"),
        (.bidDisqualified(ref("b1"), lot: ref("A")), "bid-already-disqualified", "b1 for lot A"),
        (.awardDecided(ref("a1")), "award-already-decided", "award a1"),
        (.standstillStarted, "standstill-already-started", "standstill"),
        (.abandoned, "already-abandoned", "commenced since"),
    ])
    func `a step names its rule and what it concerns`(
        step: RepeatedStep, rule: String, fact: String
    ) {
        #expect(step.rule == rule)
        #expect(step.deed.contains(fact))
    }
}
