import EventLog
import Testing

@testable import Commissioning

@Suite struct GovernanceRefusalTests {
    private static let on = day("2013-05-14")

    @Test(arguments: [
        (
            GovernanceRefusal.endNotAfterStart(to: day("2013-01-01"), from: day("2013-04-01")),
            "end-not-after-start", "2013-01-01", at()
        ),
        (.delegateNotOne, "delegate-not-one", "toOfficer", []),
        (.personTwice(Boards.lay, field: "present"), "person-twice", "person:2", []),
        (.ownParent(Boards.board), "own-parent", "board", []),
        (.ratifiesNothing, "ratifies-nothing", "decisionRef", []),
        (
            .alreadyConstituted(Boards.board, on: on, by: Position(4)), "already-constituted",
            "event 4", at(4)
        ),
        (
            .alreadyRevoked(Boards.delegation, on: on, by: Position(5)), "already-revoked",
            "delegation:1", at(5)
        ),
        (
            .alreadyHeld(Boards.may, on: on, by: Position(6)), "already-held", "2013-05-14", at(6)
        ),
        (
            .alreadyDecided(
                item: Boards.ref("item:7"), meeting: Boards.may, on: on, by: Position(7)),
            "already-decided", "item:7 of board:2013-05", at(7)
        ),
        (.alreadyTaken(Boards.urgent, on: on, by: Position(8)), "already-taken", "urgent:1", at(8)),
        (
            .alreadyRatified(meeting: Boards.may, on: on, by: Position(9)), "already-ratified",
            "event 9", at(9)
        ),
        (
            .minutesAlreadyApproved(meeting: Boards.may, on: on, by: Position(3)),
            "minutes-already-approved", "board:2013-05", at(3)
        ),
    ])
    func `a refusal names its rule, its facts and the events in the way`(
        refusal: GovernanceRefusal, rule: String, fact: String, positions: [Position]
    ) {
        #expect(refusal.rule == rule)
        #expect(refusal.sentence.contains(fact))
        #expect(refusal.restsOn == positions)
    }
}
