import EventLog
import Testing

@testable import Commissioning

@Suite struct OrganisationRefusalTests {
    @Test(arguments: [
        (
            OrganisationRefusal.alreadyRegistered(on: day("2013-04-01"), by: Position(7)),
            "already-registered", "2013-04-01", at(7)
        ),
        (.alreadyClosed(on: day("2022-07-01"), by: Position(8)), "already-closed", "8", at(8)),
        (.succeedsItself(ods("02Q")), "succeeds-itself", "02Q", []),
        (.predecessorTwice(ods("02Q")), "predecessor-twice", "02Q", []),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: OrganisationRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
