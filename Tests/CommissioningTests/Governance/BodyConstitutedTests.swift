import EventLog
import Testing

@testable import Commissioning

@Suite struct BodyConstitutedTests {
    private let minimal = #"{"bodyRef":"board","kind":"governingBody"}"#
    private let full = #"""
        {"bodyRef":"joint","title":"Joint committee","kind":"jointCommittee","parent":"board",
        "parties":["52R","02Q"],"termsOfReference":{"title":"Terms",
        "uri":"https://example.org/terms"}}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(GovernanceArea.self, "body-constituted", minimal: minimal, full: full)
    }

    @Test func `a body is kept under its reference`() throws {
        let state = Boards.story.given("body-constituted", on: "2013-04-01", full).state
        let body = try #require(state.bodies[Boards.ref("joint")])
        #expect(body.on == day("2013-04-01") && body.by == Position(0))
        #expect(body.value.title == "Joint committee" && body.value.kind == .jointCommittee)
        #expect(body.value.parent == Boards.board)
        #expect(body.value.parties == [ods("02Q"), ods("52R")])
        #expect(body.value.termsOfReference?.uri == "https://example.org/terms")
    }

    @Test func `a body cannot be its own parent`() {
        let own = #"{"bodyRef":"board","kind":"committee","parent":"board"}"#
        let refusal = Boards.story.when("body-constituted", on: "2013-04-01", own)
        #expect(refusal == .ownParent(Boards.board))
    }

    @Test func `a body whose parent is not on record is recorded`() {
        #expect(Boards.story.when("body-constituted", on: "2013-04-01", full) == nil)
    }

    @Test func `the same constitution again is refused`() {
        let story = Boards.story.given("body-constituted", on: "2013-04-01", minimal)
        #expect(
            story.when("body-constituted", on: "2013-04-01", minimal)
                == .alreadyConstituted(Boards.board, on: day("2013-04-01"), by: Position(0)))
    }

    @Test(arguments: [("2013-04-01", "committee"), ("2013-05-01", "governingBody")])
    func `another kind on that day, or another day, is recorded and contested`(
        on date: String, kind: String
    ) {
        let other = #"{"bodyRef":"board","kind":"\#(kind)"}"#
        let story = Boards.story.given("body-constituted", on: "2013-04-01", minimal)
        #expect(story.when("body-constituted", on: date, other) == nil)
        let bodies = story.given("body-constituted", on: date, other).state.bodies.values
        #expect(bodies.map(\.value.kind.rawValue) == [kind])
        #expect(bodies.map(\.contests) == [at(0)])
    }

    @Test func `a body constituted anew on other terms supersedes the former`() {
        let anew = #"{"bodyRef":"board","kind":"governingBody","title":"Governing Body"}"#
        let bodies =
            Boards.story.given("body-constituted", on: "2013-04-01", minimal)
            .given("body-constituted", on: "2015-04-01", anew).state.bodies.values
        #expect(bodies.map(\.value.title) == ["Governing Body"])
        #expect(bodies.map(\.superseded) == [at(0)] && bodies.map(\.isContested) == [false])
    }

    @Test func `it is found under every party`() {
        let tags = Reading.tags(GovernanceArea.self, "body-constituted", full)
        #expect(tags == ["body:02Q", "body:52R"])
    }

    @Test func `the codes are those of the schema`() {
        let codes = ConstitutedBodyKind.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            codes == "governingBody committee PCCC jointCommittee committeesInCommon ICB-board "
                + "placeCommittee")
    }
}
