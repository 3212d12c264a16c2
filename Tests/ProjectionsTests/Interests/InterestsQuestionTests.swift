import EventLog
import Testing

@testable import Projections

@Suite struct InterestsQuestionTests {
    private static let person = Reference("p:1") ?? .example
    private static let interest = Reference("i:1") ?? .example

    @Test(arguments: [
        (InterestsQuestion.Kind.nothingDeclared(person), "nothing-declared", "p:1 decides", true),
        (.withoutRole(interest, person), "declared-without-role", "i:1", true),
        (.nilReturnThoughHeld(interest, person), "nil-return-though-held", "i:1", true),
        (
            .reviewPassed(interest, person, CivilDate(daysSinceEpoch: 0)),
            "review-of-withholding-passed", "1970-01-01", true
        ),
        (.neverDeclared(interest), "interest-never-declared", "i:1", false),
        (.rowsDiffer(published: 3, derived: 4), "published-rows-differ", "gives 4", false),
    ])
    func `a question has a name, a sentence with its facts and whom it is about`(
        kind: InterestsQuestion.Kind, rule: String, fact: String, isPersonal: Bool
    ) {
        let question = InterestsQuestion(kind, on: [Position(4)])
        #expect(question.rule == rule && question.sentence.contains(fact))
        #expect((question.person == InterestsQuestionTests.person) == isPersonal)
        #expect(question.on == [Position(4)])
        let isOfWithheld = rule == "review-of-withholding-passed"
        let isPublic = ["nothing-declared", "published-rows-differ"].contains(rule) || isOfWithheld
        #expect(question.isOfWithheld == isOfWithheld && question.isPublic == isPublic)
    }
}
