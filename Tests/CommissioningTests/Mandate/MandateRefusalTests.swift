import EventLog
import Testing

@testable import Commissioning

@Suite struct MandateRefusalTests {
    @Test func `a refusal names its rule, its facts and the events in the way`() {
        let refusal = MandateRefusal.alreadyPledged(on: day("2012-11-13"), by: Position(4))
        #expect(refusal.rule == "already-pledged" && refusal.restsOn == at(4))
        #expect(refusal.sentence.contains("2012-11-13"))
    }
}
