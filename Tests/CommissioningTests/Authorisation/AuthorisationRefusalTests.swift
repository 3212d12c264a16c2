import EventLog
import Testing

@testable import Commissioning

@Suite struct AuthorisationRefusalTests {
    @Test func `a refusal names its rule, its facts and the events in the way`() {
        let refusal = AuthorisationRefusal.alreadyDeferred(on: day("2012-12-31"), by: Position(4))
        #expect(refusal.rule == "already-deferred" && refusal.restsOn == at(4))
        #expect(refusal.sentence.contains("2012-12-31"))
    }
}
