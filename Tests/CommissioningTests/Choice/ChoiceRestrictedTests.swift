import EventLog
import Testing

@testable import Commissioning

@Suite struct ChoiceRestrictedTests {
    private let event = "choice-restricted"
    private let minimal = #"{"by":"X24","what":"activity"}"#
    private let justified = #"""
        {"by":"02Q","what":"providers","description":"Only the trust.",
        "justification":{"reasonCode":"integration","text":"One team."},"endsOn":"2014-04-01"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ChoiceArea.self, event, minimal: minimal, full: justified)
    }

    @Test func `the justification in words is sealed`() throws {
        let type = try #require(Reading.type(ChoiceArea.self, event))
        let proposed = Reading.read(type, justified, .proposal).1
        #expect(proposed.issues.isEmpty)
        #expect(proposed.sealed.map(\.name) == ["description", "justification/text"])
        #expect(!Reading.read(type, justified, .leaf).1.issues.isEmpty)
    }

    @Test func `the codes are those of the schema`() {
        let subjects = ChoiceRestrictionSubject.allCases.map(\.rawValue).joined(separator: " ")
        #expect(subjects == "providers geography activity referrers service other")
        let reasons = ChoiceJustification.allCases.map(\.rawValue).joined(separator: " ")
        #expect(reasons == "patientInterest safety capacity cost integration other")
    }

    @Test func `a restriction says who restricts what, and why`() throws {
        let state = Choices.story.given(event, on: "2013-04-01", justified).state
        let restriction = try #require(state.restrictions.first)
        #expect(restriction.value.by == ods("02Q") && restriction.value.subject == .providers)
        #expect(restriction.value.justification == .integration)
        #expect(restriction.value.endsOn == day("2014-04-01") && restriction.by == Position(0))
    }

    @Test func `a restriction with no justification is recorded as such`() {
        #expect(Choices.story.when(event, on: "2013-04-01", minimal) == nil)
        let state = Choices.story.given(event, on: "2013-04-01", minimal).state
        #expect(state.restrictions.map(\.value.justification) == [nil])
    }

    @Test(arguments: ["2014-04-01", "2014-04-02"])
    func `a restriction cannot end before or on its start`(start: String) {
        let refusal = Choices.story.when(event, on: start, justified)
        #expect(refusal == .endNotAfterStart(end: day("2014-04-01"), start: day(start)))
        #expect(Choices.story.when(event, on: "2014-03-31", justified) == nil)
    }

    @Test func `another account of the same restriction is contested, others add up`() {
        let state =
            Choices.story.given(event, on: "2013-04-01", minimal)
            .given(event, on: "2013-04-01", justified)
            .given(
                event, on: "2013-04-01",
                #"{"by":"X24","what":"activity","justification":{"reasonCode":"cost"}}"#
            )
            .given(event, on: "2013-04-01", #"{"by":"X24","what":"service"}"#)
            .given(event, on: "2013-05-01", minimal).state
        #expect(
            state.restrictions.map(\.value.justification) == [.cost, .integration, nil, nil])
        #expect(state.restrictions.map(\.contests) == [at(0), [], [], []])
    }

    @Test func `it is found under the body that restricts`() {
        #expect(Reading.tags(ChoiceArea.self, event, minimal) == ["body:X24"])
    }
}
